import { z } from 'zod';

const slug = (example: string) =>
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, `expected lower-case letters, digits and hyphens, such as ${example}`);
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'expected an address that starts with http:// or https://' })
  .refine(
    (url) => !holdsPassword(url),
    'expected an address without a user name and password: none is fetched with them',
  );

/** Whether an address has a user name or a password in it. */
export const holdsPassword = (address: string): boolean => {
  const { username, password } = URL.canParse(address) ? new URL(address) : { username: '', password: '' };
  return `${username}${password}` !== '';
};

/** One source to poll. `config/feeds.yaml` says what each field means. */
export const feedSourceSchema = z.strictObject({
  id: slug('tass-en'),
  name: z.string().trim().min(1, 'expected the name that readers know'),
  url: httpUrl,
  language: z.string().regex(/^[a-z]{2,3}$/, 'expected a language code such as fa'),
  country: z.string().regex(/^[A-Z]{2}$/, 'expected a country code such as IR'),
  alignment: slug('russian-state'),
  family: slug('rferl'),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']),
  fallback: httpUrl.optional(),
  note: z.string().trim().min(1).optional(),
  type: z.string().trim().min(1).optional(),
});

export type FeedSource = z.infer<typeof feedSourceSchema>;

/** The list of sources: no id and no address twice, however the address is spelt. */
export const feedSourcesSchema = z.array(feedSourceSchema).superRefine((sources, context) => {
  const refuseTwice = (field: 'id' | 'url', identity: (source: FeedSource) => string) => {
    const first = new Map<string, string>();
    sources.forEach((source, index) => {
      const earlier = first.get(identity(source));
      if (earlier === undefined) first.set(identity(source), source.id);
      else context.addIssue({ code: 'custom', path: [index, field], message: `is the ${field} of ${earlier} already` });
    });
  };
  refuseTwice('id', ({ id }) => id);
  refuseTwice('url', ({ url }) => new URL(url).href);
});
