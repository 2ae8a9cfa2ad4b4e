import { GiveUp } from '../../errors.js';
import type { ParsedEntry, ParsedFeed } from '../../feed-types.js';
import { parseDate } from '../dates/index.js';
import { httpAddress } from './addresses.js';
import { plainText, safeHtml } from './markup.js';

const MOST_ITEMS = 5000;

type Fields = Record<string, unknown>;

/** Reads a JSON Feed (jsonfeed.org, versions 1 and 1.1). */
export function parseJsonFeed(text: string, baseUrl?: string): ParsedFeed {
  const feed = fieldsOf(parsed(text));
  if (!feed || !Array.isArray(feed.items)) throw new GiveUp('a JSON document, but not a JSON Feed: it has no items');
  const link = httpAddress(string(feed.home_page_url), baseUrl);
  const language = string(feed.language).trim();
  const items = feed.items
    .slice(0, MOST_ITEMS)
    .map(fieldsOf)
    .filter((item) => item !== undefined);
  return {
    title: plainText(escaped(string(feed.title))),
    ...(link === undefined ? {} : { link }),
    ...(language === '' ? {} : { language }),
    entries: items.map((item) => entryOf(item, baseUrl)),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GiveUp('a broken JSON document, not a feed');
  }
}

function entryOf(item: Fields, baseUrl?: string): ParsedEntry {
  const link = httpAddress(string(item.url), baseUrl) ?? httpAddress(string(item.external_url), baseUrl);
  const title = plainText(escaped(string(item.title)));
  const date = parseDate(string(item.date_published)) ?? parseDate(string(item.date_modified));
  const written = [escaped(string(item.summary)), string(item.content_html), escaped(string(item.content_text))];
  const bodies = [...new Set(written.map((html) => safeHtml(html, baseUrl)).filter((html) => html !== ''))];
  return {
    guid: string(item.id).trim() || link || (title || (bodies[0] ?? '')).slice(0, 200),
    title,
    ...(link === undefined ? {} : { link }),
    ...(date === undefined ? {} : { date }),
    authors: authorsOf(item),
    bodies,
  };
}

/** Version 1 has one author, version 1.1 several. */
function authorsOf(item: Fields): string[] {
  const people = Array.isArray(item.authors) ? item.authors : [item.author];
  return [...new Set(people.map((person) => plainText(escaped(string(fieldsOf(person)?.name)))))].filter(
    (name) => name !== '',
  );
}

const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;

/** Identities are numbers in many a feed. */
const string = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
