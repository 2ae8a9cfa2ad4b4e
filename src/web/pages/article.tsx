import type { findFlagged } from '../../io/db/review.js';
import { evidenceSentence, pieces } from '../../pipeline/reporting/evidence.js';
import { Layout } from '../layout.js';
import { Byline, IndicatorTag, inLanguage, Marked, Verdict } from '../parts.js';

type Article = NonNullable<Awaited<ReturnType<typeof findFlagged>>>;

export const ArticlePage = ({ article }: { article: Article }) => {
  const title = article.title ?? '';
  const text = article.text ?? '';
  const spans = article.flags.flatMap(({ evidence }) => evidence);
  const language = inLanguage(article.language);
  return (
    <Layout title={title}>
      <article class="full">
        <h1 {...language}>
          <Marked pieces={pieces(title, spans)} />
        </h1>
        <Byline article={article} />
        {article.url && (
          <p class="original">
            <a href={article.url} rel="noopener noreferrer nofollow" target="_blank">
              Original
            </a>
          </p>
        )}
        <Verdict article={article} back="article" />
        <section class="why" aria-label="Evidence">
          {article.flags.map((flag) => (
            <div>
              <IndicatorTag flag={flag} /> <span class="score">{Math.round(flag.score * 100)} %</span>
              <blockquote {...language}>
                <Marked pieces={evidenceSentence(title, text, flag.evidence)} />
              </blockquote>
            </div>
          ))}
        </section>
        <section class="text" {...language}>
          <Paragraphs text={text} offset={title.length + 1} spans={spans} />
        </section>
        <History article={article} />
      </article>
    </Layout>
  );
};

const Paragraphs = ({
  text,
  offset,
  spans,
}: {
  text: string;
  offset: number;
  spans: { start: number; end: number }[];
}) => {
  let at = offset;
  return (
    <>
      {text.split('\n').map((paragraph) => {
        const start = at;
        at += paragraph.length + 1;
        const inside = spans.filter((span) => span.end > start && span.start < at);
        return (
          <p>
            <Marked pieces={pieces(paragraph, inside, start)} />
          </p>
        );
      })}
    </>
  );
};

const History = ({ article: { history } }: { article: Article }) =>
  history.length === 0 ? null : (
    <section class="history">
      <h2>Decisions</h2>
      <ol>
        {history.map(({ verdict, reviewer, decidedAt }) => (
          <li>
            {verdict} by {reviewer},{' '}
            <time datetime={decidedAt.toISOString()}>{decidedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</time>
          </li>
        ))}
      </ol>
    </section>
  );
