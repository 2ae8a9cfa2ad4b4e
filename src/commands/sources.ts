import type { Db } from '../io/db/database.js';
import { retireUndeclared, saveFeeds } from '../io/db/feeds.js';
import { readYaml } from '../io/yaml.js';
import { feedSourcesSchema } from '../pipeline/feeds/sources.js';

/** Brings the store's sources in line with the file that declares them. */
export async function declaredFeeds(db: Db, file: string): Promise<void> {
  const declared = readYaml(file, feedSourcesSchema);
  await saveFeeds(
    db,
    declared.map(({ id, url, name, language, country, alignment, family, reliability, fallback }) => ({
      id,
      url,
      name,
      language,
      country,
      alignment,
      family,
      reliability,
      fallback,
      origin: 'config' as const,
    })),
  );
  await retireUndeclared(
    db,
    declared.map(({ url }) => url),
  );
}
