import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { endSession, findSession, findToken, sessionSeconds, startSession } from '../io/db/sessions.js';
import { allows, isOpen } from './access.js';
import type { Env, User, WebDeps } from './context.js';

const isSecure = (c: Context<Env>) =>
  new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https';

/** Over https the browser itself binds the cookie to this host. */
const cookieName = (c: Context<Env>) => (isSecure(c) ? '__Host-entente' : 'entente');

/** Ends the session that the browser had and begins a new one, so that nobody can choose it beforehand. */
export async function logIn(c: Context<Env>, { db }: WebDeps, userId: number): Promise<void> {
  const old = getCookie(c, cookieName(c));
  if (old) await endSession(db, old);
  setCookie(c, cookieName(c), await startSession(db, userId), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: isSecure(c),
    maxAge: sessionSeconds,
  });
}

export async function logOut(c: Context<Env>, { db }: WebDeps): Promise<void> {
  const secret = getCookie(c, cookieName(c));
  if (secret) await endSession(db, secret);
  deleteCookie(c, cookieName(c), { path: '/', secure: isSecure(c) });
}

/** Turns away whoever is not known or may not do this. Nothing but the open paths is reached otherwise. */
export const guard =
  (deps: WebDeps, everybody: User | undefined): MiddlewareHandler<Env> =>
  async (c, next) => {
    const { path, method } = c.req;
    const user = everybody ?? (await findUser(c, deps));
    if (user) c.set('user', user);
    if (isOpen(path)) return next();
    if (user) return allows(user.role, method, path) ? next() : c.text('Your role does not allow this.', 403);
    const wantsPage = method === 'GET' && c.req.header('accept')?.includes('text/html');
    const { search } = new URL(c.req.url);
    return wantsPage
      ? c.redirect(`/login?${new URLSearchParams({ to: path + search })}`, 302)
      : c.text('Log in first.', 401);
  };

/** A token excludes the cookie: with one, no other site's request can pass as the user's. */
async function findUser(c: Context<Env>, { db }: WebDeps): Promise<User | undefined> {
  const bearer = bearerOf(c);
  if (bearer !== undefined) return findToken(db, bearer);
  const secret = getCookie(c, cookieName(c));
  return secret ? findSession(db, secret) : undefined;
}

export const bearerOf = (c: Context<Env>) => /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
