import { dailyEntries, findFeed, listFeeds, pauseFeed } from '../../io/db/feeds.js';
import { assess } from '../../pipeline/feeds/health.js';
import type { Web, WebDeps } from '../context.js';
import { FeedsPage } from '../pages/feeds.js';

/** How the sources are. */
export function feedRoutes(app: Web, { db, now }: WebDeps): void {
  app.get('/feeds', async (c) => {
    const [listed, days] = await Promise.all([listFeeds(db), dailyEntries(db)]);
    const sources = listed.map(({ feed, poll, entries }) => ({
      feed,
      poll,
      entries,
      health: assess(feed, poll, now()),
      days: days.get(feed.id) ?? [],
    }));
    return c.html(<FeedsPage user={c.get('user')} sources={sources} />);
  });

  app.post('/feeds/:id/:what{pause|resume}', async (c) => {
    const id = c.req.param('id');
    if (!(await findFeed(db, id))) return c.notFound();
    await pauseFeed(db, id, c.req.param('what') === 'pause');
    return c.redirect('/feeds', 303);
  });
}
