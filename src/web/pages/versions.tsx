import type { FullItem } from '../../io/db/review.js';
import type { Revisit } from '../../io/db/revisits.js';
import type { listSnapshots } from '../../io/db/snapshots.js';
import { diffTexts } from '../../pipeline/articles/diff.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { inLanguage } from '../parts.js';
import { utc } from '../words.js';

export type Version = Awaited<ReturnType<typeof listSnapshots>>[number];

interface Props {
  user: User;
  item: FullItem;
  /** Oldest first. */
  versions: Version[];
  revisit: Revisit | undefined;
}

/** Each version of an article's page, and how the text changed from one to the next. */
export const VersionsPage = ({ user, item, versions, revisit }: Props) => (
  <Layout title={`Versions: ${item.title}`} user={user}>
    <h1>
      Versions of{' '}
      <a href={`/articles/${item.id}`} {...inLanguage(item.language)}>
        {item.title}
      </a>
    </h1>
    {versions.length === 0 && <p class="empty">No copy of the page is kept.</p>}
    {revisit?.outcome === 'gone' && (
      <p class="notice">
        On {utc(revisit.triedAt)} the page was gone{revisit.reason && `: ${revisit.reason}`}.
      </p>
    )}
    {revisit?.outcome === 'unchanged' && <p class="notice">On {utc(revisit.triedAt)} the text was the same.</p>}
    {versions.map((version, index) => (
      <section class="block">
        <h2>Version {version.version}</h2>
        <p class="byline">
          <span>{utc(version.fetchedAt)}</span>
          <a href={`/articles/${item.id}/snapshots/${version.version}`}>page as it was fetched</a>
          <span>{Math.ceil(version.size / 1024)} KB</span>
          <span title={version.sha256}>SHA-256 {version.sha256.slice(0, 12)}…</span>
        </p>
        {index > 0 && <Changes before={versions[index - 1]!} after={version} language={item.language} />}
      </section>
    ))}
  </Layout>
);

const whole = ({ title, text }: Version) => `${title}\n${text}`;

/** Unchanged passages are cut to what is next to a change. */
const nearby = 160;

const Changes = ({ before, after, language }: { before: Version; after: Version; language: string | null }) => (
  <div class="changes" {...inLanguage(language)}>
    {diffTexts(whole(before), whole(after)).map(({ kind, text }) => {
      if (kind === 'removed') return <del>{text}</del>;
      if (kind === 'added') return <ins>{text}</ins>;
      return text.length > 2 * nearby ? `${text.slice(0, nearby)} […] ${text.slice(-nearby)}` : text;
    })}
  </div>
);
