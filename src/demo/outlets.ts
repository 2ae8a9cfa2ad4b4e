import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../io/yaml.js';
import { feedSourceSchema } from '../pipeline/feeds/sources.js';

const DAY = 86_400_000;

const labelSchema = z.strictObject({
  indicator: z.string(),
  direction: z.enum(['strengthens', 'weakens']),
  status: z.enum(['occurred', 'announced', 'alleged', 'denied']),
});

const articleSchema = z.strictObject({
  slug: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens'),
  /** Shared by the articles that report the same one. */
  event: z.string().optional(),
  title: z.string(),
  author: z.string(),
  daysAgo: z.int().min(0),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day in UTC, such as "08:40"'),
  section: z.string(),
  /** One line a paragraph. */
  text: z.string().trim(),
  expected: z.strictObject({ relevant: z.boolean(), labels: z.array(labelSchema).default([]) }),
});

const outletSchema = feedSourceSchema.omit({ url: true, fallback: true, note: true, type: true }).extend({
  format: z.enum(['rss', 'atom', 'rdf', 'json']),
  encoding: z.enum(['utf-8', 'windows-1251']).default('utf-8'),
  layout: z.enum(['classic', 'portal', 'blog']),
  /** The last byte of its loopback address. */
  host: z.int().min(1).max(254),
  articles: z.array(articleSchema).min(1),
});

export type Article = z.infer<typeof articleSchema> & { published: Date };
export type Outlet = Omit<z.infer<typeof outletSchema>, 'articles'> & { articles: Article[] };

/**
 * The outlets of a folder, one file each, with their articles dated back from `now`. When today's latest article would
 * lie in the future, all of them move back by a day, so that their order stays.
 */
export function readOutlets(directory: string, now: Date): Outlet[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.yaml'));
  const outlets = files.map((file) => readYaml(join(directory, file), outletSchema));
  const midnight = Math.floor(now.getTime() / DAY) * DAY;
  const moment = ({ daysAgo, time }: z.infer<typeof articleSchema>) =>
    midnight - daysAgo * DAY + Date.parse(`1970-01-01T${time}Z`);
  const latest = Math.max(...outlets.flatMap(({ articles }) => articles.map(moment)));
  const shift = latest > now.getTime() ? DAY : 0;
  return outlets.map((outlet) => ({
    ...outlet,
    articles: outlet.articles
      .map((article) => ({ ...article, published: new Date(moment(article) - shift) }))
      .sort((a, b) => b.published.getTime() - a.published.getTime()),
  }));
}
