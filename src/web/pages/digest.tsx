import { notesOf } from '../../pipeline/reporting/digest/notes.js';
import { idsOf, type Statement } from '../../pipeline/reporting/digest/statement.js';
import type { Digest, DigestEntry } from '../../pipeline/reporting/digest/value.js';
import type { Piece } from '../../pipeline/reporting/evidence.js';
import { arrows, longDate, windowLine } from '../../pipeline/reporting/mail/frame.js';
import { judgement, others, voices } from '../../pipeline/reporting/mail/text.js';
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
      {notesOf(digest).map(({ name, statements }) => (
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
      ))}
    </article>
  </Layout>
);

export const Stated = ({ statement }: { statement: Statement }) => (
  <>
    {statement.text} <Ids statement={statement} />
  </>
);

const Ids = ({ statement }: { statement: Statement }) => <span class="evidence-ids">[{idsOf(statement)}]</span>;

const marked = (pieces: Piece[]) => pieces.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text));

export const Entry = ({ entry }: { entry: DigestEntry }) => (
  <div class="entry">
    <h3 {...inLanguage(entry.language)}>
      <span class={entry.stance} aria-hidden="true">
        {arrows[entry.stance]}
      </span>{' '}
      <a href={`/articles/${entry.articleId}`}>{marked(entry.headline)}</a> <Ids statement={entry.statement} />
    </h3>
    {entry.quote.length > 0 && <blockquote {...inLanguage(entry.language)}>{marked(entry.quote)}</blockquote>}
    <p class="byline">
      <span>
        {judgement(entry)}
        {others(entry)}
      </span>
      {!entry.reviewed && <strong>not reviewed</strong>}
      <bdi>{voices(entry)}</bdi>
    </p>
  </div>
);
