import { stream } from 'hono/streaming';
import { findFilterByKey } from '../../io/db/saved-filters.js';
import { atomFeed } from '../../pipeline/reporting/atom.js';
import { csvLine } from '../../pipeline/reporting/csv.js';
import { evidenceSentence } from '../../pipeline/reporting/evidence.js';
import type { Web, WebDeps } from '../context.js';
import { readQuery } from '../filter.js';
import { everyItem, findItems } from '../find.js';
import { safeHref } from '../href.js';
import { describe } from '../indicators.js';
import { labelsOf, marksOf } from '../labels.js';
import { type ItemRecord, recordOf } from '../record-of.js';

const columns = [
  ...(['id', 'state', 'title', 'url', 'source', 'alignment', 'reliability', 'language', 'time', 'score'] as const),
  ...(['indicators', 'evidence', 'assignee', 'link'] as const),
];

/** What leaves the page: the same items as CSV, as JSON Lines and as Atom feeds. */
export function exportRoutes(app: Web, deps: WebDeps): void {
  app.get('/export.csv', (c) => {
    const { origin, searchParams } = new URL(c.req.url);
    const query = readQuery(searchParams);
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="entente.csv"');
    return stream(c, async (out) => {
      // Without the mark, spreadsheets read UTF-8 as the local code page.
      await out.write(`\ufeff${csvLine([...columns])}`);
      for await (const item of everyItem(deps, query)) {
        const row = flat(recordOf(item, origin));
        await out.write(csvLine(columns.map((column) => row[column])));
      }
    });
  });

  app.get('/export.jsonl', (c) => {
    const { origin, searchParams } = new URL(c.req.url);
    const query = readQuery(searchParams);
    c.header('content-type', 'application/jsonl; charset=utf-8');
    c.header('content-disposition', 'attachment; filename="entente.jsonl"');
    return stream(c, async (out) => {
      for await (const item of everyItem(deps, query)) await out.write(`${JSON.stringify(recordOf(item, origin))}\n`);
    });
  });

  app.get('/atom/:key', async (c) => {
    const filter = await findFilterByKey(deps.db, c.req.param('key'));
    if (!filter) return c.notFound();
    const { origin, href } = new URL(c.req.url);
    const items = await findItems(deps, readQuery(new URLSearchParams(filter.query)), { limit: 50 });
    const { indicators } = deps.codebook;
    const entries = items.map((item) => {
      const labels = labelsOf(item);
      const sentence = evidenceSentence(item.title, item.text, marksOf(labels).slice(0, 1));
      return {
        id: `${origin}/articles/${item.id}`,
        title: item.title,
        link: safeHref(item.url) ?? `${origin}/articles/${item.id}`,
        updated: item.time,
        source: item.source,
        language: item.language,
        summary: sentence.map(({ text }) => text).join(''),
        categories: labels.map(({ indicator, direction }) => `${describe(indicators, indicator).name}: ${direction}`),
      };
    });
    const updated = items[0]?.time ?? filter.createdAt;
    const feed = { id: href, self: href, title: `Entente: ${filter.name}`, updated };
    return c.body(atomFeed(feed, entries), 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });
}

const flat = (record: ItemRecord) => ({
  ...record,
  indicators: record.labels.map(({ indicator, direction }) => `${indicator} ${direction}`).join('; '),
  evidence: record.labels.flatMap(({ evidence }) => evidence.map(({ text }) => text)).join(' … '),
});
