import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Analyse } from '../analyse.js';
import type { Config } from '../config.js';
import { UserError } from '../errors.js';
import { createHttp } from '../io/http.js';
import { openLog } from '../io/log.js';
import { memoryTurns } from '../io/turns.js';
import type { ExtractedArticle } from '../types.js';

export interface Page {
  bytes: Uint8Array;
  url: string;
  contentType?: string;
}

export const unknownAddress = 'https://example.org/';

/** The page at an http(s) address, or in a file. */
export async function readPage(source: string, config: Config, url = unknownAddress): Promise<Page> {
  if (!/^https?:/i.test(source)) return { bytes: await readStored(source), url };
  const { userAgent, allowPrivate, hostSpacingMs } = config;
  const log = openLog(config.logLevel);
  const http = createHttp({ userAgent, allowPrivate: [...allowPrivate], hostSpacingMs, turns: memoryTurns(), log });
  try {
    const { body: bytes, url: address, contentType } = await http.get(source, { accept: 'page' });
    return { bytes, url: address, contentType };
  } catch (error) {
    throw new UserError(`${source} cannot be fetched: ${error instanceof Error ? error.message : String(error)}.`);
  } finally {
    await http.close();
  }
}

async function readStored(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new UserError(`${file} cannot be read. Name a file, or an address that starts with http:// or https://.`);
  }
}

/** The article at an address, in a stored page or a plain text (its first line is the headline), or on standard input for "-". */
export async function readArticle(
  source: string,
  config: Config,
  analyse: Analyse,
): Promise<Partial<ExtractedArticle>> {
  if (source === '-') return plainArticle(await text(process.stdin));
  const page = await readPage(source, config);
  const start = new TextDecoder().decode(page.bytes.subarray(0, 1024));
  return /^\s*</.test(start) || page.contentType
    ? analyse.extract(page)
    : plainArticle(new TextDecoder().decode(page.bytes));
}

function plainArticle(content: string): { title: string; text: string } {
  const [, title = '', rest = ''] = /^\s*([^\n]*)\n?([\s\S]*)$/.exec(content) ?? [];
  return { title: title.trim(), text: rest.trim() };
}
