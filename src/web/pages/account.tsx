import type { listTokens } from '../../io/db/sessions.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { utc } from '../words.js';

interface Props {
  user: User;
  tokens: Awaited<ReturnType<typeof listTokens>>;
  /** A token just made, shown this once. */
  token?: string;
  message?: string;
}

export const AccountPage = ({ user, tokens, token, message }: Props) => (
  <Layout title="Account" user={user} here="account">
    <h1>
      <bdi>{user.name}</bdi>, {user.role}
    </h1>
    {message && <p role="status">{message}</p>}
    <form method="post" action="/logout">
      <button type="submit">Log out</button>
    </form>
    <section class="block">
      <h2>Password</h2>
      <form class="line" method="post" action="/account/password">
        <input type="hidden" name="username" autocomplete="username" value={user.name} />
        <label>
          Old
          <input type="password" name="old" autocomplete="current-password" required />
        </label>
        <label>
          New
          <input type="password" name="password" autocomplete="new-password" required minlength={10} />
        </label>
        <button type="submit">Change</button>
      </form>
    </section>
    <section class="block">
      <h2>Tokens for programs</h2>
      <p class="hint">
        A program that sends <code>Authorization: Bearer</code> and a token may do what you may do.{' '}
        <a href="/api">The API</a>
      </p>
      {token && (
        <p role="status">
          The new token, shown this once: <code>{token}</code>
        </p>
      )}
      <ul>
        {tokens.map(({ hash, name, createdAt }) => (
          <li>
            <form class="line" method="post" action={`/account/tokens/${hash}/remove`}>
              <span>
                <bdi>{name}</bdi>, since {utc(createdAt)}
              </span>{' '}
              <button type="submit">Remove</button>
            </form>
          </li>
        ))}
      </ul>
      <form class="line" method="post" action="/account/tokens">
        <label>
          For which program
          <input name="name" required maxlength={60} />
        </label>
        <button type="submit">Make a token</button>
      </form>
    </section>
  </Layout>
);
