/** What is remembered of an address that redirects. */
export interface Move {
  movedTo: string | null;
  movedSince: Date | null;
  adopted: string | null;
}

const week = 7 * 86_400_000;

/** Where the permanent redirects at the beginning lead (RFC 9110: 301 and 308). A temporary one takes back what follows it. */
export function permanentTarget(redirects: readonly { url: string; status: number }[]): string | null {
  const temporary = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  return (temporary === -1 ? redirects : redirects.slice(0, temporary)).at(-1)?.url ?? null;
}

/**
 * Believes a permanent redirect after it has led to the same place for a week: captive portals and mistaken configurations do not
 * last that long. `taken` says that another source has the target already; then the redirect is only remembered.
 */
export function afterMove(last: Move | null, target: string | null, taken: boolean, now: Date): Move {
  const adopted = last?.adopted ?? null;
  if (target === null) return { movedTo: null, movedSince: null, adopted };
  const movedSince = last?.movedTo === target && last.movedSince ? last.movedSince : now;
  const believed = now.getTime() - movedSince.getTime() >= week;
  if (believed && !taken) return { movedTo: null, movedSince: null, adopted: target };
  return { movedTo: target, movedSince, adopted };
}
