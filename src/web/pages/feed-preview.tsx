import type { FeedNews } from '../../feed-types.js';
import type { Feed } from '../../io/db/feeds.js';
import { paceInWords } from '../../pipeline/feeds/health.js';
import { feedSourceSchema } from '../../pipeline/feeds/sources.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { inLanguage } from '../parts.js';
import { reliabilities } from '../words.js';

interface Preview {
  source: Pick<Feed, 'url' | 'name' | 'language'> & Partial<Feed>;
  /** What is there; undefined where the source is known already. */
  news?: FeedNews;
}

interface Props {
  user: User;
  found: Preview[];
  /** Those that sources have already. */
  alignments: string[];
}

/** What would be stored of a source, before it is: its latest entries and what is said of it. */
export const FeedPreviewPage = ({ user, found, alignments }: Props) => (
  <Layout title="Source" user={user} here="feeds">
    <h1>{found[0]?.news ? 'Found' : 'Edit the source'}</h1>
    <datalist id="alignments">
      {alignments.map((code) => (
        <option value={code} />
      ))}
    </datalist>
    {found.map(({ source, news }) => (
      <section class="block">
        <h2 dir="auto">{source.name}</h2>
        <p class="byline">
          <span>{source.url}</span>
          {news && <span>{news.entries.length === 1 ? '1 entry' : `${news.entries.length} entries`}</span>}
          {news && <span>{paceInWords(news.pace)}</span>}
        </p>
        {news && <Entries news={news} language={source.language} />}
        <SourceForm source={source} />
      </section>
    ))}
  </Layout>
);

const Entries = ({ news, language }: { news: FeedNews; language: string | null }) => {
  const newest = [...news.entries].sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '')).slice(0, 5);
  return (
    <ul {...inLanguage(language)}>
      {newest.map((entry) => (
        <li>
          {entry.title} <span class="hint">{entry.date?.slice(0, 16).replace('T', ' ') ?? 'no date'}</span>
          {'refused' in entry && <span class="caution"> not stored: {entry.refused}</span>}
        </li>
      ))}
    </ul>
  );
};

const { reliability } = feedSourceSchema.shape;

const SourceForm = ({ source }: { source: Preview['source'] }) => (
  <form class="line" method="post" action="/feeds">
    <input type="hidden" name="url" value={source.url} />
    <label>
      Name
      <input name="name" value={source.name} required maxlength={120} dir="auto" />
    </label>
    <label>
      Language
      <input name="language" value={source.language ?? ''} size={4} placeholder="fa" />
    </label>
    <label>
      Country
      <input name="country" value={source.country ?? ''} size={4} placeholder="IR" />
    </label>
    <label>
      Alignment
      <input name="alignment" value={source.alignment ?? ''} size={12} placeholder="western" list="alignments" />
    </label>
    <label>
      Publisher family
      <input name="family" value={source.family ?? ''} size={12} placeholder="one voice" />
    </label>
    <label>
      Reliability
      <select name="reliability">
        <option value="">not rated</option>
        {reliability.options.map((grade) => (
          <option value={grade} selected={grade === source.reliability}>
            {grade}: {reliabilities[grade]}
          </option>
        ))}
      </select>
    </label>
    <button type="submit" class="primary">
      Save the source
    </button>
  </form>
);
