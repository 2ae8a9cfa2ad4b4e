import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { GiveUp } from '../../errors.js';
import { type Guard, literal } from './addresses.js';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A connector for undici that dials only what the guard allows. It judges addresses written in the URL, which a lookup is never
 * asked about, every address that a name resolves to, at the moment of dialling, and once more the address reached.
 */
export function guardedConnector(guard: Guard, lookup: LookupFunction = systemLookup): buildConnector.connector {
  return (options, callback) => {
    const port = Number(options.port || (options.protocol === 'https:' ? 443 : 80));
    const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS, lookup: guardedLookup(guard, lookup, port) });
    try {
      const address = literal(options.hostname);
      if (address) guard(address, port);
    } catch (error) {
      callback(error as Error, null);
      return;
    }
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      try {
        guard(socket.remoteAddress ?? '', port);
        callback(null, socket);
      } catch (refused) {
        socket.destroy();
        callback(refused as Error, null);
      }
    });
  };
}

/** Refuses a name as soon as one of its addresses is refused: mixed answers are how name servers slip a private one in. */
function guardedLookup(guard: Guard, lookup: LookupFunction, port: number): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const addresses = typeof found === 'string' ? [{ address: found, family: 4 }] : found;
      const first = addresses[0];
      try {
        for (const { address } of addresses) guard(address, port);
        if (!first) throw new GiveUp('the host name has no address');
      } catch (refused) {
        return callback(refused as Error, []);
      }
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
