import { serve } from '@hono/node-server';
import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import { addInvitation } from '../io/db/invitations.js';
import { hasUsers } from '../io/db/users.js';
import { createApp } from './app.js';
import type { User } from './context.js';

export interface Web {
  url: string;
  /** Where the first user makes an account; undefined when there is one. */
  firstVisit: string | undefined;
  close(): Promise<void>;
}

/**
 * Serves the review page at the configured address. Throws a UserError when that is taken.
 * With `everybody`, each visitor on this machine is that user.
 */
export async function startWeb(deps: Deps, everybody?: User): Promise<Web> {
  const { host, port } = deps.config;
  const secret = everybody || (await hasUsers(deps.db)) ? undefined : await addInvitation(deps.db, 'admin');
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApp(deps, everybody).fetch, hostname: host, port }, (address) => {
      const name = host.includes(':') ? `[${host}]` : host;
      const url = `http://${name}:${address.port}/`;
      resolve({ url, firstVisit: secret && `${url}join/${secret}`, close });
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = new UserError(`Port ${port} on ${host} is taken: set PORT to another one.`);
      reject(error.code === 'EADDRINUSE' ? taken : error);
    });
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
  });
}
