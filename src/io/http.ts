import type { LookupFunction } from 'node:net';
import type { Logger } from 'pino';
import { Agent } from 'undici';
import { createGuard } from './http/addresses.js';
import { guardedConnector } from './http/connector.js';
import { createRobots } from './http/robots.js';
import { fetchPolitely, type HttpRequest, type HttpResponse } from './http/trip.js';
import { createEntrance, Visit } from './http/visit.js';
import type { Turns } from './turns.js';

export { Gone, HostBusy, HttpError, RetryAfter } from './http/failures.js';
export { type Trouble, troubleOf } from './http/problem.js';
export type { HttpResponse } from './http/trip.js';

export interface HttpOptions {
  /** "Product/version (contact)"; robots.txt is read for the product. */
  userAgent: string;
  /** Ranges or addresses that may be fetched, on any port, although they are not public: "127.0.0.0/8". */
  allowPrivate: string[];
  /** The least time between two requests to a host; a Crawl-delay can make it longer. */
  hostSpacingMs: number;
  turns: Turns;
  log: Pick<Logger, 'warn'>;
  /** Ports of public addresses; 80 and 443 by default. */
  ports?: number[];
  /** Resolves host names; the system's resolver by default. */
  lookup?: LookupFunction;
}

export interface Http {
  /**
   * Fetches an address politely. Throws GiveUp where it is hopeless (Gone for 404, 410 and 451), WaitFor where it is too early
   * (RetryAfter if the server said so, HostBusy if others did), the reason of the signal, and HttpError for all that may pass.
   */
  get(url: string, request?: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** The only way out: everything that is fetched anywhere goes through this client. */
export function createHttp(options: HttpOptions): Http {
  const { allowPrivate, hostSpacingMs, log, turns, userAgent } = options;
  const guard = createGuard(allowPrivate, options.ports ?? [80, 443]);
  const agent = new Agent({
    connect: guardedConnector(guard, options.lookup),
    connections: 2,
    keepAliveTimeout: 4_000,
  });
  const robots = createRobots(/^[^\s/]+/.exec(userAgent)?.[0] ?? userAgent);
  const enter = createEntrance(turns);
  return {
    async get(url, request = {}) {
      const visit = new Visit(enter, log);
      try {
        return await fetchPolitely({ userAgent, hostSpacingMs, agent, guard, robots }, visit, url, request);
      } catch (error) {
        throw request.signal?.aborted ? request.signal.reason : error;
      } finally {
        await visit.leave();
      }
    },
    close: () => agent.close(),
  };
}
