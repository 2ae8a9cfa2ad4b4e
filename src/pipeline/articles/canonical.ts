import { getDomain } from 'tldts';

const tracking =
  /^(?:utm_.*|ga_.*|mc_[a-z]+|mkt_tok|_hs(?:enc|mi)|fbclid|gclid|dclid|yclid|msclkid|igshid|ito|cmpid|cmp|smid|ref|ref_src|ref_url|source|src|ocid|ncid|partner|via|xtor|at_[a-z_]+|wt_[a-z]+|mbid|soc_[a-z]+|__twitter_impression|_ga|_gl|rss|from|feature|amp|outputtype|output|ns_[a-z_]+|ftag|tpcc|sh|share|shared|wprov)$/i;

/** The identity of an article over all feeds; undefined for anything but http(s). */
export function canonicalUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined;
  parsed.protocol = 'https:';
  parsed.hash = '';
  parsed.username = '';
  parsed.password = '';
  parsed.hostname = parsed.hostname.replace(/^(?:amp|m|mobile)\.(?=[^.]+\.)/, 'www.').replace(/\.$/, '');
  parsed.pathname = parsed.pathname.replace(/\/amp\/?$|\.amp$/, '').replace(/\/{2,}/g, '/') || '/';
  for (const name of [...parsed.searchParams.keys()]) if (tracking.test(name)) parsed.searchParams.delete(name);
  parsed.searchParams.sort();
  return parsed.href;
}

/** The page's own canonical address where it stays on the same site and is no front page, or the address it was fetched from. */
export function canonicalOf(url: string, declared: (string | undefined)[]): string | undefined {
  for (const candidate of declared) {
    if (!candidate || !URL.canParse(candidate, url)) continue;
    const absolute = new URL(candidate, url);
    if (getDomain(absolute.href) !== getDomain(url) || absolute.pathname === '/') continue;
    return canonicalUrl(absolute.href);
  }
  return canonicalUrl(url);
}
