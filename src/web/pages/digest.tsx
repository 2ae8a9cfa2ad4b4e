import type { listDigests } from '../../io/db/digests.js';
import type { Statement } from '../../pipeline/reporting/digest/statement.js';
import type { Digest, DigestEntry } from '../../pipeline/reporting/digest/value.js';
import { arrows, longDate, windowLine } from '../../pipeline/reporting/mail/frame.js';
import { judgement, voices } from '../../pipeline/reporting/mail/text.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { inLanguage } from '../parts.js';
import { utc } from '../words.js';

interface ListProps {
  user: User;
  digests: Awaited<ReturnType<typeof listDigests>>;
  /** Where the next page begins, if there is one. */
  more: number | undefined;
}

export const DigestListPage = ({ user, digests, more }: ListProps) => (
  <Layout title="Digests" user={user} here="digests">
    <h1>Digests</h1>
    <p>
      <a href="/digests/next">The next digest, as it would be now</a>
    </p>
    {digests.length === 0 && (
      <p class="empty">
        None was due yet. Add a reader with <code>entente recipients add ADDRESS</code>.
      </p>
    )}
    {digests.length > 0 && (
      <div class="scrolls">
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Due</th>
              <th scope="col">Subject</th>
              <th scope="col">To</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {digests.map((each) => (
              <tr>
                <td>{utc(each.dueAt)}</td>
                <td>
                  <a href={`/digests/${each.recipientId}/${each.localDate}`}>{each.subject}</a>
                </td>
                <td>{each.address}</td>
                <td title={each.failure ?? undefined}>
                  {each.state}
                  {each.nextTryAt && `, next try ${utc(each.nextTryAt)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )}
    {more !== undefined && <a href={`/digests?from=${more}`}>Older</a>}
  </Layout>
);

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

const Stated = ({ statement: { text, evidence } }: { statement: Statement }) => (
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

const Entry = ({ entry }: { entry: DigestEntry }) => (
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

export const UnsubscribePage = ({ address, ended }: { address: string; ended: boolean }) => (
  <Layout title="Unsubscribe">
    <h1 class="message">{ended ? `${address} gets no more digests.` : `Send no more digests to ${address}?`}</h1>
    {!ended && (
      <form method="post">
        <button type="submit">Unsubscribe</button>
      </form>
    )}
  </Layout>
);
