/** The address as the browser will read it, when it leads to the web; undefined for any other scheme or none. */
export function safeHref(address: string | null | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  const leadsOut = (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' && !url.username;
  return leadsOut ? url.href : undefined;
}

const here = 'http://entente.invalid';

/** A path on this site, as the browser will read it; "/" for whatever could lead elsewhere. */
export function safePath(target: unknown): string {
  if (typeof target !== 'string' || !/^\/(?![/\\])/.test(target) || !URL.canParse(target, here)) return '/';
  const url = new URL(target, here);
  return url.origin === here && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
}
