import { type SQL, sql } from 'drizzle-orm';
import { articles } from './schema.js';

/** Which story an article belongs to: articles with the same title and text are one. */
export const storyKey: SQL<string> = sql<string>`coalesce(${articles.textHash}, ${articles.id}::text)`;
