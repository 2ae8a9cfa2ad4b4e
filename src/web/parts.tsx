import type { FlaggedArticle } from '../io/db/review.js';
import type { Piece } from '../pipeline/reporting/evidence.js';
import type { Direction } from '../types.js';

const rightToLeft = new Set(['fa', 'ar', 'he', 'ur', 'ps', 'ckb']);

/** The `lang` and `dir` attributes of a text in its own language. */
export const inLanguage = (language: string | null) => ({
  ...(language && { lang: language }),
  dir: language ? (rightToLeft.has(language) ? 'rtl' : 'ltr') : 'auto',
});

export const Marked = ({ pieces }: { pieces: Piece[] }) => (
  <>{pieces.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>
);

const arrows: Record<Direction, string> = { strengthens: '▲', weakens: '▼' };

type Flag = FlaggedArticle['flags'][number];

export const IndicatorTag = ({ flag: { indicator, direction, status } }: { flag: Flag }) => (
  <span class={`tag ${direction}`}>
    <span aria-hidden="true">{arrows[direction]}</span> {indicator} <span class="word">{direction}</span>
    {status && <span class="word"> · {status}</span>}
  </span>
);

const timeFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

/** Source, time and language in one line. */
export const Byline = ({ article }: { article: FlaggedArticle }) => (
  <p class="byline">
    <bdi>{article.source}</bdi>
    {article.alignment && <span class="alignment">{article.alignment}</span>}
    {article.reliability && <span title="Reliability of the source, Admiralty code">{article.reliability}</span>}
    {article.time && <time datetime={article.time.toISOString()}>{timeFormat.format(article.time)} UTC</time>}
    {article.language && <span>{article.language}</span>}
  </p>
);

export const Verdict = ({ article, back }: { article: FlaggedArticle; back: 'queue' | 'article' }) => (
  <form class="verdict" method="post" action={`/articles/${article.id}/decisions`}>
    <input type="hidden" name="back" value={back} />
    {(['accepted', 'dismissed'] as const).map((verdict) => (
      <button type="submit" name="verdict" value={verdict} aria-pressed={article.verdict === verdict}>
        {verdict === 'accepted' ? 'Accept' : 'Dismiss'}
      </button>
    ))}
  </form>
);
