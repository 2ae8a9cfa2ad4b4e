/** What a conditional request sends back (RFC 9110, section 13.1). */
export interface Validators {
  etag: string | null;
  lastModified: string | null;
}

const day = 86_400_000;
/** Some servers answer 304 for ever: from time to time the whole document is asked for. */
const longestTrust = 8 * day;

/**
 * The validators of an answer that are worth keeping, verbatim. A server that says `Expires: 0` does not mean them, and a document
 * modified in the future would never change again.
 */
export function validatorsOf(headers: Readonly<Record<string, string | undefined>>, now: Date): Validators {
  const none = { etag: null, lastModified: null };
  if (/^\s*(?:0|-1)\s*$/.test(headers.expires ?? '')) return none;
  const modified = headers['last-modified'];
  const credible = modified !== undefined && Date.parse(modified) <= now.getTime() + day;
  return { etag: headers.etag ?? null, lastModified: credible ? modified : null };
}

/** What is remembered of the latest document. */
export interface Remembered extends Validators {
  fetchedFrom: string | null;
  fetchedAt: Date | null;
  bodyHash: string | null;
}

/** What of it holds when `address` is asked now. */
export function stillValid(last: Remembered | null, address: string, now: Date): Remembered | null {
  if (!last?.fetchedAt || last.fetchedFrom !== address) return null;
  return now.getTime() - last.fetchedAt.getTime() < longestTrust ? last : null;
}
