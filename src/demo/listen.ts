import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UserError } from '../errors.js';

export interface Site {
  server: Server;
  /** The last byte of the address. */
  host: number;
}

/**
 * Listens with each server on its own address of `network`, such as 127.0.2.1, 127.0.2.2. Where these do not exist, as
 * on macOS, all share 127.0.0.1 and have ports of their own. Port 0 takes whatever is free. Returns the origins in order.
 */
export async function listenApart(sites: readonly Site[], network: string, port: number): Promise<string[]> {
  try {
    return await listenAll(sites, ({ host }) => ({ host: `${network}.${host}`, port }));
  } catch (error) {
    if (codeOf(error) !== 'EADDRNOTAVAIL') throw error;
    return listenAll(sites, ({ host }) => ({ host: '127.0.0.1', port: port && port + host }));
  }
}

/** Closes every server at once, idle connections included. */
export async function closeAll(sites: readonly Site[]): Promise<void> {
  await Promise.all(
    sites
      .filter(({ server }) => server.listening)
      .map(async ({ server }) => {
        const closed = once(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
      }),
  );
}

async function listenAll(
  sites: readonly Site[],
  place: (site: Site) => { host: string; port: number },
): Promise<string[]> {
  try {
    const origins = [];
    for (const site of sites) {
      const { host, port } = place(site);
      site.server.listen(port, host);
      await once(site.server, 'listening').catch((error: unknown) => {
        throw codeOf(error) === 'EADDRINUSE' ? new UserError(taken(host, port)) : error;
      });
      origins.push(`http://${host}:${(site.server.address() as AddressInfo).port}`);
    }
    return origins;
  } catch (error) {
    await closeAll(sites);
    throw error;
  }
}

const taken = (host: string, port: number) =>
  `The sample newswire cannot use ${host}:${port}: something else listens there. Is another demo running?`;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;
