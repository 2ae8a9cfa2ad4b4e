const LONGEST = 4096;
// biome-ignore lint/suspicious/noControlCharactersInRegex: URL parsers skip these, so filters must too.
const SKIPPED = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\ufeff]+/g;
const SAFE: Readonly<Record<string, RegExp>> = {
  href: /^(?:https?|mailto):$/,
  cite: /^https?:$/,
  src: /^https?:$/,
};

/** An absolute http(s) address; undefined for whatever else a feed may put there. */
export function httpAddress(text: string, base?: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > LONGEST) return undefined;
  const url = URL.canParse(trimmed, base) ? new URL(trimmed, base) : undefined;
  return url && SAFE.src!.test(url.protocol) ? url.href : undefined;
}

/** An address that may stand in an attribute; relative only where no base is known. */
export function safeAddress(text: string, base: string | undefined, attribute: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return undefined;
  if (/^https?:\/\/[^\s\\]*$/i.test(trimmed)) return trimmed;
  if (URL.canParse(trimmed, base)) {
    const url = new URL(trimmed, base);
    return SAFE[attribute]!.test(url.protocol) ? url.href : undefined;
  }
  return /^[^:]*(?:$|[/?#])/.test(trimmed.replace(SKIPPED, '')) ? trimmed : undefined;
}

/** The base inside an element with `xml:base`. */
export function baseIn(attribute: string | undefined, outer: string | undefined): string | undefined {
  return attribute === undefined ? outer : (httpAddress(attribute, outer) ?? outer);
}
