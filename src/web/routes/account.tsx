import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { UserError } from '../../errors.js';
import { findInvitation, useInvitation } from '../../io/db/invitations.js';
import { forgiveTry, takeTry } from '../../io/db/logins.js';
import { addToken, listTokens, removeToken } from '../../io/db/sessions.js';
import { addUser, findUser, hasUsers, setPassword } from '../../io/db/users.js';
import { fits, hashPassword } from '../../io/password.js';
import type { Env, Web, WebDeps } from '../context.js';
import { safePath } from '../href.js';
import { AccountPage } from '../pages/account.js';
import { JoinPage, LoginPage } from '../pages/login.js';
import { MessagePage } from '../pages/message.js';
import { logIn, logOut } from '../session.js';

const shortest = 10;

/** Logging in and out, the one-time links, and the user's own settings. */
export function accountRoutes(app: Web, deps: WebDeps): void {
  const { db } = deps;

  app.get('/login', async (c) => c.html(<LoginPage to={safePath(c.req.query('to'))} none={!(await hasUsers(db))} />));

  app.post('/login', async (c) => {
    const form = await c.req.parseBody();
    const name = field(form.name, 100).trim();
    const to = safePath(form.to);
    const address = addressOf(c);
    if (!(await db.transaction((tx) => takeTry(tx, name, address))))
      return c.html(<LoginPage to={to} problem="Too many wrong tries: wait 15 minutes." />, 429);
    const user = await findUser(db, name);
    if (!(await fits(field(form.password, 1000), user?.password)) || !user)
      return c.html(<LoginPage to={to} problem="The name or the password is wrong." />, 403);
    await forgiveTry(db, name, address);
    await logIn(c, deps, user.id);
    return c.redirect(to, 303);
  });

  app.post('/logout', async (c) => {
    await logOut(c, deps);
    return c.redirect('/login', 303);
  });

  app.get('/join/:secret', async (c) => {
    const invitation = await findInvitation(db, c.req.param('secret'));
    return invitation ? c.html(<JoinPage name={invitation.name} role={invitation.role} />) : gone(c);
  });

  app.post('/join/:secret', async (c) => {
    const secret = c.req.param('secret');
    const invitation = await findInvitation(db, secret);
    if (!invitation) return gone(c);
    const form = await c.req.parseBody();
    const name = invitation.name ?? field(form.name, 60).trim();
    const password = field(form.password, 1000);
    const problem = faultOf(name, password);
    if (problem) return c.html(<JoinPage name={invitation.name} role={invitation.role} problem={problem} />, 400);
    const hash = await hashPassword(password);
    const userId = await db.transaction(async (tx) => {
      if (!(await useInvitation(tx, secret, !(await hasUsers(tx))))) return undefined;
      if (!invitation.userId) return addUser(tx, { name, role: invitation.role, password: hash });
      await setPassword(tx, invitation.userId, hash);
      return invitation.userId;
    });
    if (userId === undefined) return gone(c);
    await logIn(c, deps, userId);
    return c.redirect('/', 303);
  });

  const account = async (c: Context<Env>, shown: { token?: string; message?: string } = {}) => {
    const user = c.get('user');
    return c.html(<AccountPage user={user} tokens={await listTokens(db, user.id)} {...shown} />);
  };

  app.get('/account', (c) => account(c));

  app.post('/account/password', async (c) => {
    const form = await c.req.parseBody();
    const { id, name } = c.get('user');
    const known = await findUser(db, name);
    if (!(await fits(field(form.old, 1000), known?.password))) throw new UserError('The old password is wrong.');
    const problem = faultOf(name, field(form.password, 1000));
    if (problem) throw new UserError(problem);
    await setPassword(db, id, await hashPassword(field(form.password, 1000)));
    await logIn(c, deps, id);
    return account(c, { message: 'The password is changed; you are logged out everywhere else.' });
  });

  app.post('/account/tokens', async (c) => {
    const name = field((await c.req.parseBody()).name, 60).trim();
    if (!name) throw new UserError('Name the program that the token is for.');
    return account(c, { token: await addToken(db, c.get('user').id, name) });
  });

  app.post('/account/tokens/:hash{[0-9a-f]{64}}/remove', async (c) => {
    await removeToken(db, c.get('user').id, c.req.param('hash'));
    return c.redirect('/account', 303);
  });
}

const field = (value: unknown, most: number) => (typeof value === 'string' ? value.slice(0, most) : '');

function faultOf(name: string, password: string): string | undefined {
  if (!/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._@'-]*$/u.test(name))
    return "A name begins with a letter or digit and has letters, digits, spaces and . _ @ ' - only.";
  if (password.length < shortest) return `A password has at least ${shortest} characters.`;
  return undefined;
}

const gone = (c: Context<Env>) =>
  c.html(<MessagePage user={undefined} title="This link was used or is too old: ask for a new one" />, 410);

/** The last proxy's word where the connection comes from this machine or its network, else the connection's own address. */
function addressOf(c: Context<Env>): string {
  const address = peer(c);
  const isNear = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/i.test(address);
  const told = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return isNear && told ? told : address;
}

function peer(c: Context<Env>): string {
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // Requests that come over no socket, as in tests, have no address.
    return 'unknown';
  }
}
