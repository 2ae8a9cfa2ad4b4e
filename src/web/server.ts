import { serve } from '@hono/node-server';
import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import { createApp } from './app.js';

export interface Web {
  url: string;
  close(): Promise<void>;
}

/** Serves the review page at the configured address. Throws a UserError when that is taken. */
export function startWeb(deps: Deps): Promise<Web> {
  const { host, port } = deps.config;
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: createApp(deps).fetch, hostname: host, port }, (address) => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${address.port}/`, close });
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
