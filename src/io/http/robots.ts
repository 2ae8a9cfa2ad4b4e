import parser from 'robots-parser';
import { GiveUp } from '../../errors.js';
import { HttpError } from './failures.js';

/** The module is the function itself; its types claim a default export, which it lacks. */
const robotsParser = parser as unknown as typeof parser.default;

const KEPT_MS = 24 * 3600_000;
const RETRIED_MS = 60_000;
const MAX_SITES = 1_000;
const MAX_DELAY_MS = 30_000;
/** Characters of rules with wildcards. Matching one takes its length times that of the address. */
const WILDCARD_BUDGET = 64 * 2 ** 10;

interface Rules {
  allows(url: URL): boolean;
  delayMs: number;
}

type Known = { expires: number; rules?: Rules; failure?: HttpError };

/** How the rules of a site are come by. */
interface Access {
  /** Resolves when nobody else talks to the site. */
  hold(): Promise<void>;
  read(url: URL): Promise<Uint8Array>;
}

export interface Robots {
  /** Throws GiveUp where the site forbids the address, HttpError while its rules cannot be read. */
  check(url: URL, access: Access): Promise<void>;
  /** The Crawl-delay of the site in milliseconds, at most 30,000, as far as it is known. */
  delayMs(url: URL): number;
}

/** The Robots Exclusion Protocol (RFC 9309) with a cache of its own, for the crawler with that product token. */
export function createRobots(token: string): Robots {
  const sites = new Map<string, Known>();
  const fresh = ({ origin }: URL): Known | undefined => {
    const known = sites.get(origin);
    return known && known.expires > Date.now() ? known : undefined;
  };
  const remember = ({ origin }: URL, known: Known): Known => {
    sites.delete(origin);
    sites.set(origin, known);
    const oldest = sites.keys().next().value;
    if (sites.size > MAX_SITES && oldest !== undefined) sites.delete(oldest);
    return known;
  };
  return {
    async check(url, { hold, read }) {
      // Asked again once the site is ours: the one who had it before may have learnt the rules.
      if (!fresh(url)) await hold();
      const known = fresh(url) ?? remember(url, await learn(url, token, read, sites.get(url.origin)?.rules));
      if (known.failure) throw known.failure;
      if (!known.rules?.allows(url)) throw new GiveUp('robots.txt forbids the address');
    },
    delayMs: ({ origin }) => sites.get(origin)?.rules?.delayMs ?? 0,
  };
}

const ALLOW_ALL: Rules = { allows: () => true, delayMs: 0 };

/** A site without the file allows everything, one that cannot say so forbids everything for now; old rules outlive a failure. */
async function learn(site: URL, token: string, read: Access['read'], old: Rules | undefined): Promise<Known> {
  const url = new URL('/robots.txt', site);
  try {
    return { expires: Date.now() + KEPT_MS, rules: parse(url, token, await read(url)) };
  } catch (error) {
    // Anything else says nothing about the site: too early, given in, no database.
    if (!(error instanceof GiveUp || error instanceof HttpError)) throw error;
    const status = error instanceof HttpError ? error.status : undefined;
    const missing = error instanceof GiveUp || (status !== undefined && status < 500 && status !== 429);
    if (missing) return { expires: Date.now() + KEPT_MS, rules: ALLOW_ALL };
    const expires = Date.now() + RETRIED_MS;
    if (old) return { expires, rules: old };
    // Without a status the whole server is at fault, not this file.
    if (status === undefined) return { expires, failure: error };
    return { expires, failure: new HttpError(`robots.txt cannot be read, ${error.message}`, status) };
  }
}

function parse(url: URL, token: string, bytes: Uint8Array): Rules {
  const parsed = robotsParser(url.href, affordable(new TextDecoder().decode(bytes)));
  const delay = (parsed.getCrawlDelay(token) ?? 0) * 1000;
  return {
    allows: (address) => parsed.isAllowed(address.href, token) ?? true,
    delayMs: Math.min(Math.max(0, delay), MAX_DELAY_MS),
  };
}

/** Half a megabyte of wildcards would stop the process for seconds at each address. */
function affordable(text: string): string {
  let spent = 0;
  const lines = text.split(/\r\n|\r|\n/).filter((line) => {
    if (!/^\s*(dis)?allow\b.*\*/i.test(line)) return true;
    spent += line.length;
    return spent <= WILDCARD_BUDGET;
  });
  return lines.join('\n');
}
