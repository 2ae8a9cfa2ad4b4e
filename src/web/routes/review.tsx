import { countItems, findItem, newestItem } from '../../io/db/review.js';
import { listFilters } from '../../io/db/saved-filters.js';
import { formsOf, searchStems } from '../../io/db/search.js';
import { listLanguages, listSources } from '../../io/db/sources.js';
import { storyOf } from '../../io/db/stories.js';
import { listUsers } from '../../io/db/users.js';
import { candidateForms } from '../../pipeline/text/search.js';
import type { Web, WebDeps } from '../context.js';
import { readCursor, readQuery, writeCursor } from '../filter.js';
import { cursorAfter, findItems } from '../find.js';
import { ArticlePage } from '../pages/article.js';
import { ReviewPage } from '../pages/review.js';

const pageSize = 20;
const countTo = 1000;

/** The queue, the search over everything stored, and one article. */
export function reviewRoutes(app: Web, deps: WebDeps): void {
  const { db, codebook } = deps;
  const { indicators } = codebook;
  const sources = remembered(() => listSources(db));
  const languages = remembered(() => listLanguages(db));

  app.get('/', async (c) => {
    const query = readQuery(new URL(c.req.url).searchParams);
    const user = c.get('user');
    const since = await newestItem(db, codebook.hash);
    const [found, open, knownSources, knownLanguages, saved] = await Promise.all([
      findItems(deps, query, { after: readCursor(c.req.query('after'), query.sort), limit: pageSize + 1 }),
      countItems(db, codebook.hash, { state: 'open', sort: 'newest' }, countTo),
      sources(),
      languages(),
      listFilters(db, user.id),
    ]);
    const items = found.slice(0, pageSize);
    const words = await wordsFound(
      deps,
      query.q,
      items.flatMap(({ title, text }) => [title, text]),
    );
    const last = found.length > pageSize ? items.at(-1) : undefined;
    const props = { user, since, items, query, words, indicators, saved };
    const count = open < countTo ? `${open}` : `${countTo}+`;
    return c.html(
      <ReviewPage
        {...props}
        sources={knownSources}
        languages={knownLanguages}
        open={count}
        after={last && writeCursor(cursorAfter(last, query))}
      />,
    );
  });

  app.get('/articles/:id{[0-9]{1,15}}', async (c) => {
    const item = await findItem(db, codebook.hash, Number(c.req.param('id')));
    if (!item) return c.notFound();
    const user = c.get('user');
    const words = await wordsFound(deps, c.req.query('q')?.slice(0, 300), [item.title, item.text]);
    const users = (await listUsers(db)).filter(({ disabledAt }) => !disabledAt).map(({ name }) => name);
    const story = await storyOf(db, item.id);
    return c.html(<ArticlePage {...{ item, story, user, users, indicators, words }} />);
  });
}

/** The forms of the searched words that the texts hold. */
async function wordsFound({ db }: WebDeps, search: string | undefined, texts: string[]): Promise<Set<string>> {
  if (!search) return new Set();
  const stems = await searchStems(db, search);
  return formsOf(db, stems, candidateForms(texts, stems));
}

/** What changes seldom and is shown on every page is asked for every ten seconds at most. */
function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    if (!known) {
      known = ask();
      const forget = () => {
        known = undefined;
      };
      known.then(() => setTimeout(forget, 10_000).unref(), forget);
    }
    return known;
  };
}
