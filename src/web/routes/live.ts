import { streamSSE } from 'hono/streaming';
import { look } from '../../io/db/presence.js';
import { countNew, newestItem } from '../../io/db/review.js';
import type { Web, WebDeps } from '../context.js';

const pauseMs = 5_000;

/** What open pages are told while they are read: new items, and who else looks at an article. */
export function liveRoutes(app: Web, deps: WebDeps): void {
  const { db, codebook } = deps;

  app.get('/events', (c) =>
    streamSSE(
      c,
      async (stream) => {
        const asked = new Date(c.req.query('since') ?? '');
        const since = Number.isNaN(asked.getTime()) ? await newestItem(db, codebook.hash) : asked;
        let told = 0;
        while (!stream.aborted && !stream.closed) {
          const count = await countNew(db, codebook.hash, since);
          if (count > told) await stream.writeSSE({ event: 'new', data: `${count}` });
          else await stream.writeSSE({ event: 'still', data: '' });
          told = count;
          await stream.sleep(pauseMs);
        }
      },
      endQuietly,
    ),
  );

  app.post('/articles/:id{[0-9]{1,15}}/presence', async (c) =>
    c.json({ others: await look(db, Number(c.req.param('id')), c.get('user').id) }),
  );
}

/** The store may close before the last page that listens: the page will connect again by itself. */
const endQuietly = async () => {};
