import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { GiveUp } from '../../errors.js';

const DECODERS = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress };

export interface Limit {
  /** Counted after decompression. */
  maxBytes: number;
  /** Keep the beginning of a longer body instead of refusing it. */
  cut?: boolean;
}

/** The decoded bytes of a body. Stops at the limit, so that a bomb never unfolds. */
export async function readBody(body: Readable, contentEncoding: string, limit: Limit): Promise<Uint8Array> {
  const encodings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  const applied = encodings.filter((name) => name && name !== 'identity');
  if (applied.length > 1) throw new GiveUp('the body is compressed more than once');
  const [name] = applied;
  if (!name) return collect(body, limit);
  if (!Object.hasOwn(DECODERS, name)) throw new GiveUp(`the body has the unknown encoding "${name.slice(0, 20)}"`);
  return decode(body, DECODERS[name as keyof typeof DECODERS](), limit);
}

/** Feeds are sometimes gzip files that do not say so: their content, or the bytes as they are. */
export async function unzipUndeclared(bytes: Uint8Array, limit: Limit): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return decode(Readable.from([bytes]), createGunzip(), limit);
}

function decode(body: Readable, decoder: NodeJS.ReadWriteStream & Readable, limit: Limit): Promise<Uint8Array> {
  // The callback is empty because the error also reaches the reader of the decoder.
  return collect(
    pipeline(body, decoder, () => {}),
    limit,
  );
}

async function collect(stream: AsyncIterable<Uint8Array>, { maxBytes, cut }: Limit): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxBytes && cut) break;
    if (size > maxBytes) throw new GiveUp(`the body is larger than ${(maxBytes / 2 ** 20).toFixed(1)} MiB`);
  }
  return new Uint8Array(Buffer.concat(chunks).subarray(0, maxBytes));
}
