import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Env } from './context.js';
import { bearerOf } from './session.js';

/** Nothing is loaded from elsewhere, no text becomes code, nobody frames a page. */
const page = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
  },
  referrerPolicy: 'no-referrer',
  // The browser would remember it for the host's other ports too; whoever offers https sets it there.
  strictTransportSecurity: false,
});

/** Others' bytes: whatever a browser may take them for, they can load, send and run nothing. */
const evidence = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], formAction: ["'none'"], sandbox: [] },
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
});

const snapshot = /^\/articles\/\d+\/snapshots\/\d+$/;

export const secure: MiddlewareHandler<Env> = (c, next) => (snapshot.test(c.req.path) ? evidence : page)(c, next);

const reading = new Set(['GET', 'HEAD']);

/**
 * Whatever changes something must come from our own pages: browsers say so in Sec-Fetch-Site, older ones in Origin,
 * and a request with neither is refused. Ports count, schemes do not: a proxy may add TLS.
 * A token is no cookie: no other site can make a browser send it.
 */
export const sameOrigin: MiddlewareHandler<Env> = async (c, next) => {
  if (reading.has(c.req.method) || bearerOf(c) !== undefined) return next();
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  const ours = site ? site === 'same-origin' : URL.canParse(origin ?? '') && new URL(origin!).host === host;
  return ours ? next() : c.text('This request does not come from this site.', 403);
};

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** Whether a name or address means this machine alone. */
export const isLoopback = (host: string) => loopback.has(host);

/**
 * Where everybody is let in, the page answers to loopback names alone: otherwise any site could
 * point its own name at this machine and read along.
 */
export const onlyLoopback: MiddlewareHandler<Env> = async (c, next) => {
  const host = `http://${c.req.header('host') ?? ''}`;
  const known = URL.canParse(host) && isLoopback(new URL(host).hostname);
  return known ? next() : c.text('This page answers on the machine that it runs on.', 403);
};
