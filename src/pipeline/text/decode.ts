const bom: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const legacy = ['windows-1251', 'koi8-r', 'ibm866', 'windows-1256', 'windows-1252'];

/** Letters per hundred of running text, highest first, by script: what a right decoding is made of. */
const frequent = /[оеаинтсрвлкмдпуяыьгзбчйхжю]|[اینرودهمتبسشلکفگعخقجحز]/u;
const unlikely =
  /[\u0080-\u009f\u00a4-\u00bf\u0402-\u040f\u0452-\u045f\u2500-\u259f]|[а-яё][А-ЯЁ]|[а-яё][a-z]|[a-z][а-яё]/u;

/** The decoder for a label of the WHATWG Encoding Standard, or undefined for an unknown label. */
function decoderFor(label: string | undefined, fatal: boolean): TextDecoder | undefined {
  if (!label) return undefined;
  try {
    return new TextDecoder(label.trim().toLowerCase(), { fatal });
  } catch {
    return undefined;
  }
}

function attempt(bytes: Uint8Array, label: string | undefined): string | undefined {
  try {
    return decoderFor(label, true)?.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How much a decoding looks like text: frequent letters less the signs of a wrong code page, over its non-ASCII characters. */
function plausibility(text: string): number {
  let score = 0;
  let total = 0;
  for (let i = 1; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) continue;
    total++;
    if (frequent.test(text[i]!)) score++;
    if (unlikely.test(text.slice(i - 1, i + 1))) score -= 2;
  }
  return total === 0 ? 0 : score / total;
}

/** A cut or a stray byte must not turn a whole page of UTF-8 into another code page. */
function mostlyUtf8(text: string): boolean {
  let broken = 0;
  let multibyte = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code >= 0x80) multibyte++;
  }
  return broken * 10 < multibyte;
}

/**
 * The text of bytes whose encoding may be declared several times, or wrongly: byte order mark, then UTF-8 if the bytes are valid
 * UTF-8 (legacy text almost never is), then the first declared encoding that fits, then the legacy code page with the likeliest letters.
 */
export function decodeBytes(bytes: Uint8Array, declared: (string | undefined)[]): string {
  for (const [label, mark] of bom) {
    if (mark.every((byte, i) => bytes[i] === byte)) return new TextDecoder(label).decode(bytes);
  }
  const utf8 = attempt(bytes, 'utf-8');
  const multibyte = declared.find((label) => /^\s*(?:utf-?16|utf-?32|iso-2022)/i.test(label ?? ''));
  if (utf8 !== undefined && !multibyte) return utf8;
  const repaired = new TextDecoder().decode(bytes);
  if (mostlyUtf8(repaired)) return repaired;
  const named = declared.filter((label) => label && !/^\s*utf-?8/i.test(label));
  const fitting = named.map((label) => attempt(bytes, label)).find((text) => text !== undefined);
  const sample = bytes.subarray(0, 200_000);
  const best = legacy
    .map((label) => [label, plausibility(new TextDecoder(label).decode(sample))] as const)
    .reduce((a, b) => (b[1] > a[1] ? b : a));
  const foreign = best[1] > 0.5 && best[0] !== 'windows-1252';
  if (
    fitting !== undefined &&
    !(foreign && plausibility(fitting.slice(0, 200_000)) < 0.3 && /1252|8859-1|ascii/i.test(named[0] ?? ''))
  ) {
    return fitting;
  }
  if (foreign) return new TextDecoder(best[0]).decode(bytes);
  return (
    decoderFor(
      declared.find((label) => decoderFor(label, false)),
      false,
    ) ?? new TextDecoder(best[0])
  ).decode(bytes);
}
