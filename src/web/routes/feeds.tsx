import { UserError } from '../../errors.js';
import { dailyEntries, findFeed, listFeeds, pauseFeed, saveFeeds } from '../../io/db/feeds.js';
import { pollNow } from '../../io/db/polls.js';
import { listSources } from '../../io/db/sources.js';
import { assess } from '../../pipeline/feeds/health.js';
import { readOpml, writeOpml } from '../../pipeline/feeds/opml.js';
import { feedSourceSchema } from '../../pipeline/feeds/sources.js';
import { discoverFeeds } from '../../stages/feed-discovery.js';
import type { Web, WebDeps } from '../context.js';
import { FeedPreviewPage } from '../pages/feed-preview.js';
import { FeedsPage } from '../pages/feeds.js';

/** What a person says of a source; the rest is found out. */
const described = feedSourceSchema
  .pick({ url: true, name: true, language: true, country: true, alignment: true, family: true, reliability: true })
  .partial()
  .required({ url: true, name: true });

const largestOpml = 2_000_000;

/** How the sources are, and new ones. */
export function feedRoutes(app: Web, deps: WebDeps): void {
  const { db, now } = deps;

  const alignments = async () => [...new Set((await listSources(db)).flatMap(({ alignment }) => alignment ?? []))];

  app.get('/feeds', async (c) => {
    const [listed, days] = await Promise.all([listFeeds(db), dailyEntries(db)]);
    const at = now();
    const sources = listed.map(({ feed, poll, entries }) => ({
      feed,
      poll,
      entries,
      health: assess(feed, poll, at),
      days: days.get(feed.id) ?? [],
    }));
    return c.html(<FeedsPage user={c.get('user')} sources={sources} now={at} />);
  });

  app.get('/feeds/edit', async (c) => {
    const found = await findFeed(db, c.req.query('id') ?? '');
    if (!found) return c.notFound();
    return c.html(
      <FeedPreviewPage {...{ user: c.get('user'), found: [{ source: found.feed }], alignments: await alignments() }} />,
    );
  });

  app.get('/feeds.opml', async (c) => {
    const list = (await listFeeds(db)).filter(({ feed }) => feed.origin !== 'gone').map(({ feed }) => feed);
    const headers = {
      'content-type': 'text/x-opml; charset=utf-8',
      'content-disposition': 'attachment; filename="entente.opml"',
    };
    return c.body(writeOpml(list, now()), 200, headers);
  });

  app.post('/feeds/preview', async (c) => {
    const { address } = await c.req.parseBody();
    const found = await discoverFeeds(`${address ?? ''}`.trim(), deps);
    const previews = found.map(({ url, news }) => ({
      source: { url, name: news.title || url, language: news.language?.toLowerCase().split(/[-_]/)[0] ?? null },
      news,
    }));
    return c.html(<FeedPreviewPage {...{ user: c.get('user'), found: previews, alignments: await alignments() }} />);
  });

  app.post('/feeds', async (c) => {
    const given = Object.entries(await c.req.parseBody()).filter(([, value]) => value !== '');
    const checked = described.safeParse(Object.fromEntries(given));
    if (!checked.success)
      throw new UserError(checked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    const { url } = checked.data;
    const known = (await listFeeds(db)).find(({ feed }) => feed.url === url)?.feed;
    if (known?.origin === 'config')
      throw new UserError(`${known.name} is declared in the configuration: change it there.`);
    await saveFeeds(db, [{ ...checked.data, fallback: known?.fallback ?? null, origin: 'user' }]);
    return c.redirect('/feeds', 303);
  });

  app.post('/feeds/import', async (c) => {
    const { file } = await c.req.parseBody();
    if (!(file instanceof File) || file.size === 0) throw new UserError('Choose an OPML file.');
    if (file.size > largestOpml) throw new UserError('The file is larger than 2 MB.');
    const found = readOpml(await file.text(), file.name);
    await saveFeeds(
      db,
      found.map((feed) => ({ ...feed, origin: 'user' as const })),
    );
    return c.redirect('/feeds', 303);
  });

  app.post('/feeds/:id/:what{pause|resume}', async (c) => {
    const id = c.req.param('id');
    if (!(await findFeed(db, id))) return c.notFound();
    const pause = c.req.param('what') === 'pause';
    await pauseFeed(db, id, pause);
    if (!pause) await pollNow(db, id);
    return c.redirect('/feeds', 303);
  });
}
