import { findItem, newestItem } from '../../io/db/review.js';
import { findRevisit } from '../../io/db/revisits.js';
import { listFilters } from '../../io/db/saved-filters.js';
import { formsOf, searchStems } from '../../io/db/search.js';
import { listSnapshots } from '../../io/db/snapshots.js';
import { listLanguages, listSources } from '../../io/db/sources.js';
import { listStoryDecisions } from '../../io/db/story-decisions.js';
import { countStories, nearStories, storyItems } from '../../io/db/story-queue.js';
import { listUsers } from '../../io/db/users.js';
import { candidateForms } from '../../pipeline/text/search.js';
import type { Web, WebDeps } from '../context.js';
import { readCursor, readQuery, writeCursor } from '../filter.js';
import { cursorAfter, findStories } from '../find.js';
import { ArticlePage } from '../pages/article.js';
import { ReviewPage } from '../pages/review.js';

const pageSize = 20;
const countTo = 1000;

/** The queue, the search over everything stored, and one article. */
export function reviewRoutes(app: Web, deps: WebDeps): void {
  const { db, codebook } = deps;
  const { indicators, stateMedia } = codebook;
  const sources = remembered(() => listSources(db), 10_000);
  const languages = remembered(() => listLanguages(db), 10_000);
  const users = remembered(() => listUsers(db), 10_000);
  const openStories = remembered(
    () => countStories(db, codebook.hash, { state: 'open', sort: 'newest' }, countTo),
    2_000,
  );

  // Rather announce what is shown already than leave out what is not.
  const newest = remembered(() => newestItem(db, codebook.hash), 500);

  app.get('/', async (c) => {
    const query = readQuery(new URL(c.req.url).searchParams);
    const user = c.get('user');
    const since = await newest();
    const [found, open, knownSources, knownLanguages, knownUsers, saved] = await Promise.all([
      findStories(deps, query, { after: readCursor(c.req.query('after'), query.sort), limit: pageSize + 1 }),
      openStories(),
      sources(),
      languages(),
      users(),
      listFilters(db, user.id),
    ]);
    const stories = found.slice(0, pageSize);
    const words = await wordsFound(
      deps,
      query.q,
      stories.flatMap(({ lead }) => [lead.title, lead.text]),
    );
    const last = found.length > pageSize ? stories.at(-1)?.lead : undefined;
    const props = { user, since, stories, query, words, indicators, stateMedia, saved };
    const count = open < countTo ? `${open}` : `${countTo}+`;
    return c.html(
      <ReviewPage
        {...props}
        sources={knownSources}
        alignments={[...new Set(knownSources.flatMap(({ alignment }) => alignment ?? []))].sort()}
        languages={knownLanguages}
        users={knownUsers.map(({ name }) => name)}
        open={count}
        after={last && writeCursor(cursorAfter(last, query))}
      />,
    );
  });

  app.get('/articles/:id{[0-9]{1,15}}', async (c) => {
    const item = await findItem(db, codebook.hash, Number(c.req.param('id')));
    if (!item) return c.notFound();
    const user = c.get('user');
    const deciding = user.role !== 'reader';
    const [words, everybody, reports, moves, near, versions, revisit] = await Promise.all([
      wordsFound(deps, c.req.query('q')?.slice(0, 300), [item.title, item.text]),
      deciding ? listUsers(db) : [],
      item.storyId === null ? [] : storyItems(db, codebook.hash, item.storyId),
      listStoryDecisions(db, item.id),
      deciding && item.storyId !== null ? nearStories(db, codebook.hash, item.id) : [],
      listSnapshots(db, item.id),
      findRevisit(db, item.id),
    ]);
    const active = everybody.filter(({ disabledAt }) => !disabledAt).map(({ name }) => name);
    const story = { reports, moves, near, stateMedia };
    const gone = revisit?.outcome === 'gone';
    return c.html(<ArticlePage {...{ item, story, versions, gone, user, users: active, indicators, words }} />);
  });
}

/** The forms of the searched words that the texts hold. */
async function wordsFound({ db }: WebDeps, search: string | undefined, texts: string[]): Promise<Set<string>> {
  if (!search) return new Set();
  const stems = await searchStems(db, search);
  return formsOf(db, stems, candidateForms(texts, stems));
}

/** What every page shows is asked for once in that many milliseconds at most. */
function remembered<T>(ask: () => Promise<T>, ms: number): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    if (!known) {
      known = ask();
      const forget = () => {
        known = undefined;
      };
      known.then(() => setTimeout(forget, ms).unref(), forget);
    }
    return known;
  };
}
