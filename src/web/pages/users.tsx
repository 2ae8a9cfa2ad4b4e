import type { listUsers } from '../../io/db/users.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { Table } from '../table.js';
import { utc } from '../words.js';

interface Props {
  user: User;
  users: Awaited<ReturnType<typeof listUsers>>;
  /** A one-time link just made; with a name it gives that user a new password. */
  link?: { url: string; name: string | undefined };
}

export const UsersPage = ({ user, users, link }: Props) => (
  <Layout title="People" user={user} here="users">
    <h1>People</h1>
    {link && (
      <p role="status" class="notice">
        {link.name ? `Give this link to ${link.name} for a new password` : 'Give this link to the new user'}; it works
        once, within a week: <code>{link.url}</code>
      </p>
    )}
    <Table columns={['Name', 'Role', 'Last visit', 'Password']}>
      {users.map((each) => (
        <tr>
          <th scope="row">
            <bdi>{each.name}</bdi>
          </th>
          <td>
            <form class="buttons" method="post" action={`/users/${each.id}`}>
              <Roles chosen={each.disabledAt ? 'none' : each.role} name={each.name} none />
              <button type="submit">Save</button>
            </form>
          </td>
          <td>{each.seenAt ? utc(each.seenAt) : 'never'}</td>
          <td>
            <form method="post" action="/users/invite">
              <input type="hidden" name="user" value={each.id} />
              <input type="hidden" name="role" value={each.role} />
              <button type="submit">Link for a new one</button>
            </form>
          </td>
        </tr>
      ))}
    </Table>
    <section class="block">
      <h2>Invite somebody</h2>
      <form class="line" method="post" action="/users/invite">
        <Roles chosen="analyst" name="the new user" />
        <button type="submit">Make a link</button>
      </form>
    </section>
  </Layout>
);

const Roles = ({ chosen, name, none = false }: { chosen: string; name: string; none?: boolean }) => (
  <select name="role" aria-label={`Role of ${name}`}>
    {['reader', 'analyst', 'admin', ...(none ? ['none'] : [])].map((role) => (
      <option value={role} selected={role === chosen}>
        {role === 'none' ? 'none (shut out)' : role}
      </option>
    ))}
  </select>
);
