import { GiveUp } from '../../errors.js';

export interface Kind {
  accept: string;
  maxBytes: number;
  /** Keep the beginning of a longer body instead of refusing it. */
  cut?: boolean;
  /** Media types that are read; all of them where there is none. A body without one is always read. */
  types?: RegExp;
  /** Whether bodies are searched for the signatures of other formats. */
  sniffed: boolean;
}

/** What is asked for and accepted. Feeds come with every content type there is, so that only their bytes are judged. */
export const KINDS = {
  feed: {
    accept:
      'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
    maxBytes: 10 * 2 ** 20,
    sniffed: true,
  },
  page: {
    accept: 'text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.5',
    maxBytes: 5 * 2 ** 20,
    types: /^(text\/(html|plain|xml)|application\/([\w.-]+\+)?xml)$/,
    sniffed: true,
  },
  /** RFC 9309, section 2.5: at least 500 kibibytes are to be read. */
  robots: { accept: 'text/plain, */*;q=0.5', maxBytes: 500 * 2 ** 10, cut: true, sniffed: false },
} satisfies Record<string, Kind>;

/** How files begin that pass for text. From the file format lists of the WHATWG MIME Sniffing standard. */
const SIGNATURES: [format: string, offset: number, bytes: string][] = [
  ['PDF document', 0, '%PDF-'],
  ['ZIP archive', 0, 'PK\x03\x04'],
  ['gzip archive', 0, '\x1f\x8b'],
  ['RAR archive', 0, 'Rar!\x1a\x07'],
  ['PNG image', 0, '\x89PNG\r\n\x1a\n'],
  ['JPEG image', 0, '\xff\xd8\xff'],
  ['GIF image', 0, 'GIF8'],
  ['WebP image, WAVE sound or AVI video', 0, 'RIFF'],
  ['MP4 video', 4, 'ftyp'],
  ['Matroska video', 0, '\x1a\x45\xdf\xa3'],
  ['MPEG video', 0, '\x00\x00\x01\xba'],
  ['Ogg sound', 0, 'OggS'],
  ['MP3 sound', 0, 'ID3'],
  ['Word document', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];

/** Throws GiveUp where the Content-Type header names something that is not read. */
export function checkType(kind: Kind, contentType: string | undefined): void {
  const type = contentType?.split(';')[0]?.trim().toLowerCase();
  if (type && kind.types && !kind.types.test(type))
    throw new GiveUp(`the content type ${type.slice(0, 60)} is not read`);
}

/** Throws GiveUp where the first bytes are those of a file format. */
export function checkSignature(kind: Kind, body: Uint8Array): void {
  if (!kind.sniffed) return;
  const head = Buffer.from(body.subarray(0, 16)).toString('latin1');
  const found = SIGNATURES.find(([, offset, bytes]) => head.startsWith(bytes, offset));
  if (found) throw new GiveUp(`the body is no text but a ${found[0]}`);
}
