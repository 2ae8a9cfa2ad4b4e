import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runOnce } from '../src/commands/run.js';
import { startNewswire } from '../src/demo/newswire.js';
import type { OpenDeps } from '../src/deps.js';
import { saveFeeds } from '../src/io/db/feeds.js';
import { projectRoot } from '../src/paths.js';
import { backends, newDeps } from './support.js';

describe.each(backends)('on $name', ({ redis }) => {
  test('every article of the newswire is fetched and classified once, and a second run finds nothing to do', async () => {
    const wire = await startNewswire({ directory: join(projectRoot, 'config/demo'), now: new Date(), port: 0 });
    onTestFinished(() => wire.close());
    const deps = await newDeps({ redis });
    await saveFeeds(
      deps.db,
      wire.feeds.map((feed) => ({ ...feed, origin: 'user' as const })),
    );
    const first = await runOnce(deps);
    expect(first.entries).toBeGreaterThan(50);
    expect(first).toMatchObject({
      articles: first.entries,
      classified: first.entries,
      failed: 0,
      waiting: 0,
      feedsFailing: 0,
    });
    expect(first.flagged).toBeGreaterThan(20);
    expect(first.stories).toBeLessThan(first.flagged);
    expect(await storiesWith(deps, 'sea-lantern-opens')).toContainEqual(expect.stringContaining('sea-lantern-drill'));
    const second = await runOnce(deps);
    expect(second).toEqual(first);
  }, 180_000);
});

/** The addresses of the articles that share a story with the one of that name. */
async function storiesWith({ db }: OpenDeps, slug: string): Promise<string[]> {
  const found = await db.execute<{ url: string }>(sql`
    select e.url from entries named join items own on own.article_id = named.id
      join items i on i.story_id = own.story_id join entries e on e.id = i.article_id
    where named.url like ${`%${slug}%`}`);
  return found.rows.map(({ url }) => url);
}
