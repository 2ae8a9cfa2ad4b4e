import type { Statement } from '../../pipeline/reporting/digest/statement.js';
import type { Digest, DigestEntry } from '../../pipeline/reporting/digest/value.js';
import { arrows, longDate, windowLine } from '../../pipeline/reporting/mail/frame.js';
import { judgement, voices } from '../../pipeline/reporting/mail/text.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { inLanguage } from '../parts.js';

/** The same value that the mail is made from. */
export const DigestPage = ({ user, digest, note }: { user: User; digest: Digest; note: string }) => (
  <Layout title={digest.subject} user={user} here="digests">
    <article class="digest">
      <h1>{digest.subject}</h1>
      <p class="byline">
        <span>{longDate(digest.localDate)}</span>
        <span>{windowLine(digest)}</span>
        <span>{note}</span>
      </p>
      {digest.bottomLine.map((each) => (
        <p class="bottom-line">
          <Stated statement={each} />
        </p>
      ))}
      {digest.sections.map(({ name, entries }) => (
        <section>
          <h2>{name}</h2>
          {entries.map((entry) => (
            <Entry entry={entry} />
          ))}
        </section>
      ))}
      <Statements name="What changed in older stories" statements={digest.changes} />
      <Statements name="Bursts and lulls" statements={digest.marks} />
      <Statements name="Commitments" statements={digest.commitments} />
      <Statements name="Coverage" statements={digest.coverage} />
    </article>
  </Layout>
);

export const Stated = ({ statement: { text, evidence } }: { statement: Statement }) => (
  <>
    {text} <span class="evidence-ids">[{evidence.join(' ')}]</span>
  </>
);

const Statements = ({ name, statements }: { name: string; statements: Statement[] }) =>
  statements.length === 0 ? null : (
    <section>
      <h2>{name}</h2>
      <ul>
        {statements.map((each) => (
          <li>
            <Stated statement={each} />
          </li>
        ))}
      </ul>
    </section>
  );

export const Entry = ({ entry }: { entry: DigestEntry }) => (
  <div class="entry">
    <h3>
      <span class={entry.stance} aria-hidden="true">
        {arrows[entry.stance]}
      </span>{' '}
      <a href={`/articles/${entry.articleId}`} {...inLanguage(entry.language)}>
        {entry.statement.text}
      </a>{' '}
      <span class="evidence-ids">[{entry.statement.evidence.join(' ')}]</span>
    </h3>
    <p class="byline">
      <span>{judgement(entry)}</span>
      {!entry.reviewed && <strong>not reviewed</strong>}
      <bdi>{voices(entry)}</bdi>
    </p>
    <blockquote {...inLanguage(entry.language)}>
      {entry.quote.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}
    </blockquote>
  </div>
);
