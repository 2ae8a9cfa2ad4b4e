import { html } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { dismissReasons } from '../pipeline/review/decide.js';
import type { User } from './context.js';

interface Props {
  title: string;
  user?: User | undefined;
  /** What the search field holds. */
  search?: string | undefined;
  here?: 'queue' | 'digests' | 'trend' | 'commitments' | 'feeds' | 'users' | 'account';
}

const keys: [string, string][] = [
  ['j / k', 'next, previous item'],
  ['o or Enter', 'open the item'],
  ['u', 'back to the queue'],
  ['y', 'accept'],
  ['n', 'dismiss as not relevant'],
  ['N', 'dismiss with another reason'],
  ['e', 'escalate'],
  ['s', 'snooze for a day'],
  ['a', 'assign to me'],
  ['c, Enter', 'record what it announces as a commitment'],
  ['x', 'select; decisions then count for all selected'],
  ['z', 'undo my last decision'],
  ['/', 'search'],
  ['?', 'this list'],
];

const ReasonDialog = () => (
  <dialog id="reasons" aria-label="Reason to dismiss">
    <form method="dialog">
      <ol>
        {Object.entries(dismissReasons).map(([reason, meaning], index) => (
          <li>
            <button type="submit" value={reason}>
              <kbd>{index + 1}</kbd> {meaning}
            </button>
          </li>
        ))}
      </ol>
    </form>
  </dialog>
);

/** The frame of every page. */
export const Layout = ({ title, user, search, here, children }: PropsWithChildren<Props>) => html`<!doctype html>
${(
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title} · Entente</title>
      <link rel="stylesheet" href="/style.css" />
      <link rel="stylesheet" href="/reports.css" />
      <link rel="icon" href="data:," />
      <script type="module" src="/review.js" />
    </head>
    <body data-user={user?.name} data-role={user?.role}>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="top">
        <a class="brand" href="/">
          Entente
        </a>
        {user && (
          <>
            <nav aria-label="Pages">
              <a href="/" aria-current={here === 'queue' ? 'page' : undefined}>
                Review
              </a>
              <a href="/trend" aria-current={here === 'trend' ? 'page' : undefined}>
                Trend
              </a>
              <a href="/commitments" aria-current={here === 'commitments' ? 'page' : undefined}>
                Commitments
              </a>
              <a href="/digests" aria-current={here === 'digests' ? 'page' : undefined}>
                Digests
              </a>
              <a href="/feeds" aria-current={here === 'feeds' ? 'page' : undefined}>
                Sources
              </a>
              {user.role === 'admin' && (
                <a href="/users" aria-current={here === 'users' ? 'page' : undefined}>
                  People
                </a>
              )}
              <a href="/account" aria-current={here === 'account' ? 'page' : undefined}>
                <bdi>{user.name}</bdi>
              </a>
            </nav>
            <search>
              <form action="/" method="get">
                <input type="hidden" name="in" value="all" />
                <input
                  type="search"
                  name="q"
                  value={search}
                  placeholder="Search everything stored"
                  aria-label="Search everything stored"
                  dir="auto"
                />
              </form>
            </search>
          </>
        )}
      </header>
      <main id="main">{children}</main>
      <p id="status" role="status" hidden />
      <dialog id="keys" aria-label="Keys">
        <h2>Keys</h2>
        <dl>
          {keys.map(([key, meaning]) => (
            <div>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
      {user && <ReasonDialog />}
    </body>
  </html>
)}`;
