import type { listMails } from '../../io/db/mails.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { Table } from '../table.js';
import { utc } from '../words.js';

interface ListProps {
  user: User;
  digests: Awaited<ReturnType<typeof listMails>>;
  /** Where the next page begins, if there is one. */
  more: number | undefined;
}

/** Everything that was sent or is to be, alerts included. */
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
      <Table columns={['Due', 'Subject', 'To', 'State']}>
        {digests.map((each) => (
          <tr>
            <td>
              <time>{utc(each.dueAt)}</time>
            </td>
            <td>
              <a href={`/digests/${each.recipientId}/${each.occasion}`}>{each.subject}</a>
            </td>
            <td>{each.address}</td>
            <td title={each.failure ?? undefined}>
              {each.state}
              {each.nextTryAt && `, next try ${utc(each.nextTryAt)}`}
            </td>
          </tr>
        ))}
      </Table>
    )}
    {more !== undefined && <a href={`/digests?from=${more}`}>Older</a>}
  </Layout>
);
