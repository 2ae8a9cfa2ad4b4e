import { html } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';
import { dismissReasons } from '../pipeline/review/decide.js';
import type { User } from './context.js';

/** In the order in which they overrule each other. */
const styles = ['base', 'controls', 'queue', 'article', 'reports'];

interface Props {
  title: string;
  user?: User | undefined;
  /** What the search field holds. */
  search?: string | undefined;
  here?: Place;
}

type Place = 'queue' | 'trend' | 'commitments' | 'digests' | 'feeds' | 'users' | 'account';

const pagesFor = ({ name, role }: User): [Place, string, string][] => [
  ['queue', '/', 'Review'],
  ['trend', '/trend', 'Trend'],
  ['commitments', '/commitments', 'Commitments'],
  ['digests', '/digests', 'Digests'],
  ['feeds', '/feeds', 'Sources'],
  ...(role === 'admin' ? [['users', '/users', 'People'] as [Place, string, string]] : []),
  ['account', '/account', name],
];

const keys: [string, string][] = [
  ['j / k', 'next, previous item; on an article, the next of the queue it was opened from'],
  ['o or Enter', 'open the item'],
  ['u', 'back to that queue'],
  ['y', 'accept'],
  ['n', 'dismiss as not relevant'],
  ['N', 'dismiss with another reason'],
  ['e', 'escalate'],
  ['s', 'snooze for a day'],
  ['a', 'assign to me'],
  ['c, Enter', 'record what it announces as a commitment'],
  ['x', 'select; decisions then count for all selected'],
  ['X', 'select all on the page, or none'],
  ['z', 'undo my last decision'],
  ['/', 'search'],
  ['?', 'this list'],
];

const ReasonDialog = () => (
  <dialog id="reasons" aria-labelledby="reasons-title">
    <form method="dialog">
      <h2 id="reasons-title">Dismiss as</h2>
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
      {styles.map((name) => (
        <link rel="stylesheet" href={`/${name}.css`} />
      ))}
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
              {pagesFor(user).map(([name, path, title]) => (
                <a href={path} aria-current={here === name ? 'page' : undefined}>
                  <bdi>{title}</bdi>
                </a>
              ))}
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
      <p id="status" role="status" />
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
