import { getDomain } from 'tldts';

/** Parameters that say where a reader came from or how the page is to look, and never which article it is. */
const irrelevant = new RegExp(
  `^(?:${[
    'utm_.*|ga_.*|mc_[a-z]+|at_[a-z_]+|wt_[a-z._]+|soc_[a-z]+|ns_[a-z_]+|pk_[a-z]+|hsa_[a-z]+|_hs(?:enc|mi)|_openstat|_ga|_gl',
    'fbclid|gclid|dclid|yclid|ysclid|msclkid|igshid|srsltid|twclid|mkt_tok|wprov|cmpid|cmp|smid|smtyp|ocid|ncid|ito|ico|xtor|mbid|ftag|tpcc|taid',
    'ref|refer|referrer|ref_src|ref_url|rss|source|src|from|via|partner|feature|share|shared|sh|srnd|__twitter_impression',
    'amp|outputtype|output|print|view_mode|noredirect|comments|replytocom',
  ].join('|')})$`,
  'i',
);
const variants = /^(?:(?:www|amp|m|mobile|mobil|wap)\.)+(?=[^.]+\.)/;
const ampCache = /^\/(?:amp|c|v)\/(s\/)?(.+)$/;

/** Databases index no longer ones, and only attacks and mistakes have them. */
const longest = 2048;

/**
 * The identity of an article over all feeds: its address without fragment, tracking parameters, default port, trailing slash and
 * www, with the parameters sorted, and the same for the AMP and mobile variants. To be compared, not fetched. Undefined for anything
 * but http(s) and for endless ones.
 */
export function canonicalUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = unwrapped(new URL(url));
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  for (const name of [...parsed.searchParams.keys()]) if (irrelevant.test(name)) parsed.searchParams.delete(name);
  parsed.searchParams.sort();
  const host = parsed.hostname.replace(/\.$/, '').replace(variants, '');
  const port = parsed.port ? `:${parsed.port}` : '';
  const identity = `https://${host}${port}${pathOf(parsed)}${parsed.search}`;
  return identity.length > longest ? undefined : identity;
}

function pathOf({ pathname }: URL): string {
  const path = pathname
    .replace(/\/{2,}/g, '/')
    .replace(/%[\da-f]{2}/g, (code) => code.toUpperCase())
    .replace(/^\/amp(?=\/)/, '')
    .replace(/\/$/, '')
    .replace(/\.amp(?=\.html?$|$)/, '')
    .replace(/\/(?:amp|amp\.html|index\.(?:html?|php))$/, '');
  return path || '/';
}

/** The publisher's address in one of Google's AMP caches. */
function unwrapped(url: URL): URL {
  const cached = url.hostname.endsWith('.ampproject.org') || /^www\.google\.[a-z.]{2,6}$/.test(url.hostname);
  const match = cached ? ampCache.exec(url.pathname) : null;
  const inner = match ? `http${match[1] ? 's' : ''}://${match[2]}${url.search}` : '';
  return URL.canParse(inner) ? new URL(inner) : url;
}

/** The identity by the page's own canonical address where that stays on the site and is no front page, or by the address it came from. */
export function canonicalOf(url: string, declared: (string | undefined)[]): string | undefined {
  for (const candidate of declared) {
    if (!candidate || !URL.canParse(candidate, url)) continue;
    const absolute = new URL(candidate, url);
    if (getDomain(absolute.href) !== getDomain(url) || absolute.pathname === '/') continue;
    const identity = canonicalUrl(absolute.href);
    if (identity) return identity;
  }
  return canonicalUrl(url);
}
