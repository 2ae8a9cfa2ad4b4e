import type { Role } from '../../types.js';
import { Layout } from '../layout.js';

export const LoginPage = ({ to, problem, none = false }: { to: string; problem?: string; none?: boolean }) => (
  <Layout title="Log in">
    <form class="card" method="post" action="/login">
      <h1>Log in</h1>
      {none && (
        <p>There is no account yet. The program shows a link for the first one in the terminal where it was started.</p>
      )}
      <Problem problem={problem} />
      <input type="hidden" name="to" value={to} />
      <label>
        Name
        <input name="name" autocomplete="username" required autofocus />
      </label>
      <label>
        Password
        <input type="password" name="password" autocomplete="current-password" required />
      </label>
      <button type="submit" class="primary">
        Log in
      </button>
    </form>
  </Layout>
);

const duties: Record<Role, string> = {
  reader: 'You will be able to read everything.',
  analyst: 'You will be able to read and to decide.',
  admin: 'You will be able to read, to decide, and to manage people and sources.',
};

export const JoinPage = ({ name, role, problem }: { name: string | null; role: Role; problem?: string }) => (
  <Layout title="Welcome">
    <form class="card" method="post">
      <h1>{name ? `A new password for ${name}` : 'Your account'}</h1>
      <p>{duties[role]}</p>
      <Problem problem={problem} />
      {!name && (
        <label>
          Name
          <input name="name" autocomplete="username" required maxlength={60} autofocus />
        </label>
      )}
      <label>
        Password, at least 10 characters
        <input type="password" name="password" autocomplete="new-password" required minlength={10} />
      </label>
      <button type="submit" class="primary">
        Begin
      </button>
    </form>
  </Layout>
);

const Problem = ({ problem }: { problem: string | undefined }) =>
  problem ? (
    <p class="problem" role="alert">
      {problem}
    </p>
  ) : null;
