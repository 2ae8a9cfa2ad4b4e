import type { Deps } from '../../src/deps.js';
import { saveCodebook } from '../../src/io/db/classifications.js';
import { addCommitment, addStep } from '../../src/io/db/commitments.js';
import { addInvitation } from '../../src/io/db/invitations.js';
import { addOpinion } from '../../src/io/db/opinions.js';
import { savePoll } from '../../src/io/db/polls.js';
import { saveRecipient } from '../../src/io/db/recipients.js';
import { listFilters, saveFilter } from '../../src/io/db/saved-filters.js';
import { storyArticles } from '../../src/io/db/schema.js';
import { addToken } from '../../src/io/db/sessions.js';
import { addSnapshot, packSnapshot } from '../../src/io/db/snapshots.js';
import { refreshTrend } from '../../src/io/db/trend-refresh.js';
import { reserveAlerts } from '../../src/stages/alerts.js';
import { reserve } from '../../src/stages/delivery.js';
import { decideStory } from '../../src/stages/stories.js';
import type { User } from '../../src/web/context.js';
import { record } from '../../src/web/record.js';
import { newDeps } from '../support.js';
import { addSample, manyArticles, person, sampleArticles, sampleCodebook } from './sample.js';

const today = () => new Date().toISOString().slice(0, 10);
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000);

/** A monitor that has something for every page, an admin who has decided nothing in it, and the address of each page by name. */
export async function furnish(name = 'Vera') {
  const opened = await newDeps();
  const config = { ...opened.config, secondOpinions: 100 };
  const deps: Deps = { ...opened, config, codebook: sampleCodebook };
  const user = await person(deps, name, 'admin');
  const older = {
    hash: 'older',
    name: 'Cohesion of the partnership between two states that has a long name',
    content: '{}',
  };
  await saveCodebook(deps.db, older);
  const boris = await person(deps, 'Boris');
  const list = [...sampleArticles, { ...sampleArticles[0]!, feedId: 'alborz' }];
  const recent = list.map((article, index) => ({ ...article, time: ago(index + 1).toISOString() }));
  const [english, russian, persian, , copy] = (await addSample(deps, recent)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  await addSample(deps, manyArticles(25));
  const placed = [english, russian, persian, copy];
  await deps.db.insert(storyArticles).values(placed.map((articleId) => ({ articleId, storyId: articleId })));
  await decideStory(deps, boris, { action: 'merge', article: copy, into: english }, null);
  await review(deps, boris, { english, russian, persian });
  for (const body of ['<script>top.broken=1</script> The second year.', 'The third year.'])
    await addVersion(deps, english, body);
  await report(deps, boris, russian);
  await saveFilter(deps.db, user.id, 'Economy', 'dimension=economic');
  const [filter] = await listFilters(deps.db, user.id);
  const feed = { feedId: 'alborz', nextAt: ago(-1), attemptedAt: new Date(), failures: 4 };
  await savePoll(deps.db, { ...feed, failure: 'answered 403', problem: 'forbidden', failingSince: new Date() });
  await addToken(deps.db, user.id, 'a program');
  return {
    deps,
    user,
    pages: {
      queue: '/',
      'filtered queue': '/?dimension=economic&sort=sources&state=all',
      'empty queue': '/?state=snoozed',
      'Russian search': '/?in=all&q=Иран',
      'Persian search': '/?in=all&q=کشتی',
      article: `/articles/${english}`,
      'decided article': `/articles/${russian}`,
      'Persian article': `/articles/${persian}`,
      versions: `/articles/${english}/versions`,
      snapshot: `/articles/${english}/snapshots/1`,
      opinions: '/opinions',
      commitments: '/commitments',
      commitment: '/commitments/1',
      'new commitment': `/commitments/new?article=${english}`,
      feeds: '/feeds',
      'edit a source': '/feeds/edit?id=alborz',
      digests: '/digests',
      digest: `/digests/1/${today()}`,
      alert: `/digests/1/alert-${english}`,
      'next digest': '/digests/next',
      trend: '/trend',
      'stories of a point': `/trend/stories?from=${ago(72).toISOString().slice(0, 10)}&to=${today()}`,
      people: '/users',
      account: '/account',
      login: '/login',
      join: `/join/${await addInvitation(deps.db, 'analyst')}`,
      unsubscribe: '/unsubscribe/t0ken',
    },
    /** What is read by programs. */
    others: [
      ...['base', 'controls', 'queue', 'article', 'reports'].map((sheet) => `/${sheet}.css`),
      ...['review', 'page', 'place', 'saves', 'news', 'evidence'].map((script) => `/${script}.js`),
      ...['/export.csv', '/export.jsonl', '/feeds.opml', '/events', '/metrics', `/atom/${filter!.feedKey}`],
      ...['/api', '/api/v1/openapi.json', '/api/v1/items', `/api/v1/items/${english}`, '/api/v1/stories'],
      '/api/v1/indicators',
    ],
  };
}

/** Decisions of one reviewer and second opinions of another. */
async function review(deps: Deps, boris: User, ids: Record<'english' | 'russian' | 'persian', number>) {
  const decide = (articleId: number, decision: Parameters<typeof record>[2]['decision'], note: string | null = null) =>
    record(deps, boris, { articleId, version: undefined, decision, note, request: null });
  await decide(ids.russian, {
    action: 'relabel',
    labels: [{ indicator: 'trade', direction: 'weakens', evidence: [] }],
  });
  await decide(ids.russian, { action: 'accept' }, 'Two wires agree.');
  await decide(ids.persian, { action: 'dismiss', reason: 'duplicate' });
  await decide(ids.english, { action: 'assign', assignee: boris.name });
  const anna = await person(deps, 'Anna');
  const opinion = { articleId: ids.persian, userId: anna.id, verdict: 'accepted' as const, labels: [] };
  await addOpinion(deps.db, deps.codebook.hash, 100, opinion);
}

async function addVersion({ db }: Deps, articleId: number, body: string) {
  const page = { url: 'https://caspian-herald.example/1', headers: { 'content-type': 'text/html' }, sha256: body };
  const read = { title: 'Moscow delays', text: body, textHash: body, fetchedAt: new Date() };
  await addSnapshot(db, articleId, await packSnapshot({ ...page, ...read, body: new TextEncoder().encode(body) }));
}

/** Mails, commitments and the tables behind the trend. */
async function report(deps: Deps, { name: reviewer }: User, articleId: number) {
  const dueAt = new Date();
  const wishes = { hour: '00:00', zone: 'UTC', schedule: 'daily' as const, content: 'all' as const };
  const alerts = { alertScore: 0.8, alertsSince: ago(48) };
  const reader = { address: 'reader@x.example', token: 't0ken', addedAt: ago(48), ...wishes, ...alerts };
  const recipient = await saveRecipient(deps.db, reader);
  await reserve(deps, recipient, { localDate: today(), dueAt: dueAt.toISOString() });
  await reserveAlerts(deps, dueAt);
  const promise = { title: 'Gas through Azerbaijan', indicator: 'energy', articleId };
  const id = await addCommitment(deps.db, promise, { state: 'announced', dueOn: '2026-11-01', articleId, reviewer });
  await addStep(deps.db, id, { state: 'stalled', dueOn: '2026-11-10', note: 'No word.', reviewer });
  await addCommitment(deps.db, promise, { state: 'delivered', articleId, reviewer });
  await refreshTrend(deps.db, deps.codebook.hash);
}
