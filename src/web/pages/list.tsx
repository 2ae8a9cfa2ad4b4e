import { type FlaggedArticle, type ReviewState, reviewStates } from '../../io/db/review.js';
import { evidenceSentence } from '../../pipeline/reporting/evidence.js';
import { Layout } from '../layout.js';
import { Byline, IndicatorTag, inLanguage, Marked, Verdict } from '../parts.js';

interface Props {
  articles: FlaggedArticle[];
  state: ReviewState;
  /** Where the next page begins, if there is one. */
  more: number | undefined;
}

export const ListPage = ({ articles, state, more }: Props) => (
  <Layout title="Review">
    <nav class="states" aria-label="State">
      {reviewStates.map((each) => (
        <a href={each === 'open' ? '/' : `/?state=${each}`} aria-current={each === state ? 'page' : undefined}>
          {each}
        </a>
      ))}
    </nav>
    {articles.length === 0 && (
      <p class="empty">{state === 'open' ? 'Nothing waits for review.' : `No article is ${state}.`}</p>
    )}
    <ol class="queue">
      {articles.map((article) => (
        <li>
          <Item article={article} />
        </li>
      ))}
    </ol>
    {more !== undefined && <a href={`/?state=${state}&from=${more}`}>Older</a>}
  </Layout>
);

const Item = ({ article }: { article: FlaggedArticle }) => {
  const sentence = evidenceSentence(article.title ?? '', article.text ?? '', article.flags[0]?.evidence ?? []);
  return (
    <article>
      <h2 {...inLanguage(article.language)}>
        <a href={`/articles/${article.id}`}>{article.title}</a>
      </h2>
      <Byline article={article} />
      <p class="tags">
        {article.flags.map((flag) => (
          <IndicatorTag flag={flag} />
        ))}
      </p>
      <blockquote {...inLanguage(article.language)}>
        <Marked pieces={sentence} />
      </blockquote>
      <Verdict article={article} back="queue" />
    </article>
  );
};
