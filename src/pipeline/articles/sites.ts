import { load } from 'cheerio/slim';
import { z } from 'zod';
import type { SiteRules } from '../../types.js';

const page = load('', { xml: { xmlMode: false } });

function isSelector(text: string): boolean {
  try {
    page(text);
    return true;
  } catch {
    return false;
  }
}

const selector = z
  .string()
  .trim()
  .min(1)
  .refine(isSelector, { error: ({ input }) => `${String(input)} is no CSS selector` });

const rulesSchema = z.strictObject({
  title: selector.optional(),
  body: selector.optional(),
  drop: z.array(selector).optional(),
  authors: selector.optional(),
  published: selector.optional(),
});

const host = z.string().regex(/^(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+$/);

/** Selectors by domain or host. `config/sites.yaml` says what each field means. */
export const sitesSchema = z
  .record(host, rulesSchema, {
    error: ({ code }) =>
      code === 'invalid_key' ? 'expected a host in lower case and without www, such as example.org' : undefined,
  })
  .nullable()
  .transform((sites): Sites => sites ?? {});

export type Sites = Record<string, SiteRules>;

/** The name under which a page's site has rules, the longest of those that fit, or undefined. */
export function siteOf(url: string, sites: Sites): string | undefined {
  const labels = URL.canParse(url) ? new URL(url).hostname.split('.') : [];
  return labels.map((_, i) => labels.slice(i).join('.')).find((name) => Object.hasOwn(sites, name));
}
