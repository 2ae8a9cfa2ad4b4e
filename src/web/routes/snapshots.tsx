import { findItem } from '../../io/db/review.js';
import { findRevisit } from '../../io/db/revisits.js';
import { listSnapshots, readSnapshot } from '../../io/db/snapshots.js';
import type { Web, WebDeps } from '../context.js';
import { VersionsPage } from '../pages/versions.js';

/** Pages as they were fetched, and what changed between two looks at them. */
export function snapshotRoutes(app: Web, { db, codebook }: WebDeps): void {
  app.get('/articles/:id{[0-9]{1,15}}/snapshots/:version{[0-9]{1,6}}', async (c) => {
    const { id, version } = c.req.param();
    const snapshot = await readSnapshot(db, Number(id), Number(version));
    if (!snapshot) return c.notFound();
    // Never as HTML: it is evidence to be read, not a page to be run.
    const [, charset = 'utf-8'] = /charset="?([\w-]{1,40})/i.exec(snapshot.headers['content-type'] ?? '') ?? [];
    return c.body(new Uint8Array(snapshot.body), 200, { 'content-type': `text/plain; charset=${charset}` });
  });

  app.get('/articles/:id{[0-9]{1,15}}/versions', async (c) => {
    const id = Number(c.req.param('id'));
    const item = await findItem(db, codebook.hash, id);
    if (!item) return c.notFound();
    const [versions, revisit] = await Promise.all([listSnapshots(db, id), findRevisit(db, id)]);
    return c.html(<VersionsPage user={c.get('user')} item={item} versions={versions} revisit={revisit} />);
  });
}
