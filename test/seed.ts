import type { Db } from '../src/io/db/database.js';
import { articles, classifications, entries, feeds, flags } from '../src/io/db/schema.js';
import type { Direction, Status } from '../src/types.js';

export interface SeedArticle {
  title?: string;
  text?: string;
  language?: string;
  /** When it was published and when it was judged; the second follows from the first. */
  published: string;
  known?: string;
  feed?: string;
  score?: number;
  flags?: { indicator: string; direction: Direction; status?: Status; score?: number }[];
}

const feedRow = (id: string) => ({
  id,
  url: `https://${id}.example/rss`,
  name: id,
  family: id,
  alignment: id.includes('state') ? 'russian-state' : 'independent',
  origin: 'config' as const,
  addedAt: new Date('2026-01-01T00:00:00Z'),
});

let count = 0;

/** Stores an article as if the pipeline had brought it, and returns its id. The word "signed" is the evidence. */
export async function seedArticle(db: Db, codebookHash: string, article: SeedArticle): Promise<number> {
  const { feed = 'wire', title = `Moscow and Tehran, no. ${++count}`, text = 'They signed it.', published } = article;
  await db.insert(feeds).values(feedRow(feed)).onConflictDoNothing();
  const at = new Date(published);
  const known = new Date(article.known ?? published);
  const url = `https://${feed}.example/${count}-${Math.random()}`;
  const [entry] = await db
    .insert(entries)
    .values({ feedId: feed, canonicalUrl: url, url, host: `${feed}.example`, title, summary: '', foundAt: known })
    .returning();
  const id = entry!.id;
  const { language = 'en' } = article;
  const textHash = `${title}\n${text}`;
  await db.insert(articles).values({ id, url, title, text, textHash, language, publishedAt: at, fetchedAt: known });
  const labels = article.flags ?? [{ indicator: 'treaty', direction: 'strengthens' }];
  const score = article.score ?? 0.9;
  const judged = { articleId: id, codebookHash, textHash, relevant: labels.length > 0, score, classifiedAt: known };
  await db.insert(classifications).values(judged);
  const start = `${title}\n${text}`.indexOf('signed');
  const evidence = [{ start, end: start + 6, text: 'signed' }];
  for (const label of labels)
    await db.insert(flags).values({ score, status: 'occurred', ...label, articleId: id, codebookHash, evidence });
  return id;
}
