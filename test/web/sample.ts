import { eq } from 'drizzle-orm';
import { saveClassification, saveCodebook } from '../../src/io/db/classifications.js';
import type { Store } from '../../src/io/db/database.js';
import { addEntries } from '../../src/io/db/entries.js';
import { saveFeeds } from '../../src/io/db/feeds.js';
import { articles, entries } from '../../src/io/db/schema.js';
import { addUser } from '../../src/io/db/users.js';
import { createHttp } from '../../src/io/http.js';
import { openLog } from '../../src/io/log.js';
import { hashPassword } from '../../src/io/password.js';
import { postgresTurns } from '../../src/io/turns.js';
import type { Direction, Indicator, Role, Status } from '../../src/types.js';
import type { User, WebDeps } from '../../src/web/context.js';
import { analyse } from '../support.js';

export const hash = 'sample-codebook';

const indicator = (id: string, name: string, dimension: string): Indicator => ({
  id,
  name,
  dimension,
  definition: `What is reported about ${name.toLowerCase()} between the two states.`,
  strengthens: `${name}: delivered, agreed or extended`,
  weakens: `${name}: refused, delayed or disputed`,
});

const indicators: Indicator[] = [
  indicator('arms-to-iran', 'Russian arms for Iran', 'defence'),
  indicator('exercises', 'Combined exercises', 'defence'),
  indicator('treaty', 'Partnership treaty', 'political'),
  indicator('trade', 'Trade and investment', 'economic'),
  indicator('energy', 'Oil, gas and electricity', 'economic'),
  indicator('transport', 'North-South corridor', 'economic'),
];

export const sampleCodebook = { hash, name: 'Sample', indicators, stateMedia: ['russian-state', 'iranian-state'] };

export interface SampleArticle {
  feedId: string;
  language: string;
  title: string;
  text: string;
  /** ISO 8601. */
  time: string;
  score?: number;
  labels?: { indicator: string; direction: Direction; status?: Status; evidence: string[]; score?: number }[];
}

const sampleFeeds = [
  { id: 'caspian-herald', name: 'Caspian Herald', language: 'en', alignment: 'independent', reliability: 'B' },
  { id: 'volga-vestnik', name: 'Волжский вестник', language: 'ru', alignment: 'russian-state', reliability: 'C' },
  { id: 'alborz', name: 'خبرگزاری البرز', language: 'fa', alignment: 'iranian-state', reliability: 'C' },
];

export const sampleArticles: SampleArticle[] = [
  {
    feedId: 'caspian-herald',
    language: 'en',
    title: 'Moscow delays fighter deliveries to Tehran for a second year',
    text: [
      'Russia will not hand over the first squadron of Su-35 fighters to Iran before next autumn, two officials said on Monday.',
      'The delay is the second since the contract was signed. Iranian commanders called it "hard to explain" in a letter seen by the Caspian Herald.',
      'Both sides agreed, however, to open a new rail ferry between Astrakhan and Anzali on the North-South corridor.',
      'Analysts in Baku said the ferry would carry a fifth of the grain that now goes by road.',
    ].join('\n'),
    time: '2026-11-20T08:15:00Z',
    score: 0.91,
    labels: [
      {
        indicator: 'arms-to-iran',
        direction: 'weakens',
        status: 'alleged',
        evidence: ['delays fighter deliveries', 'will not hand over the first squadron of Su-35 fighters to Iran'],
        score: 0.88,
      },
      {
        indicator: 'transport',
        direction: 'strengthens',
        status: 'announced',
        evidence: ['agreed, however, to open a new rail ferry between Astrakhan and Anzali'],
        score: 0.74,
      },
    ],
  },
  {
    feedId: 'volga-vestnik',
    language: 'ru',
    title: 'Россия и Иран договорились о поставках газа через Азербайджан',
    text: [
      'Москва согласовала с Ираном цену на газ, который пойдёт транзитом через Азербайджан, сообщил источник в министерстве.',
      'Первый объём составит два миллиарда кубометров в год. Стороны подпишут контракт в Тегеране до конца декабря.',
      'Ранее с Ираном обсуждали и обмен нефтью на Каспии.',
    ].join('\n'),
    time: '2026-11-21T14:40:00Z',
    score: 0.84,
    labels: [
      {
        indicator: 'energy',
        direction: 'strengthens',
        status: 'announced',
        evidence: ['согласовала с Ираном цену на газ'],
        score: 0.81,
      },
    ],
  },
  {
    feedId: 'alborz',
    language: 'fa',
    title: 'رزمایش مشترک ایران و روسیه در دریای خزر برگزار شد',
    text: [
      'نیروهای دریایی ایران و روسیه روز شنبه رزمایش مشترکی را در دریای خزر برگزار کردند و ناو Grad Sviyazhsk نیز در آن حضور داشت.',
      'سخنگوی نیروی دریایی گفت کشتی‌های دو کشور شلیک موشک را تمرین کردند.',
      'او افزود همکاری‌های دریایی ادامه می‌یابد.',
    ].join('\n'),
    time: '2026-11-22T06:05:00Z',
    score: 0.95,
    labels: [
      {
        indicator: 'exercises',
        direction: 'strengthens',
        status: 'occurred',
        evidence: ['رزمایش مشترک', 'رزمایش مشترکی را در دریای خزر برگزار کردند'],
        score: 0.93,
      },
    ],
  },
  {
    feedId: 'caspian-herald',
    language: 'en',
    title: 'Wheat harvest sets a record in the Volga region',
    text: 'Farmers brought in more wheat than ever.\nNothing in this article concerns another state.',
    time: '2026-11-19T10:00:00Z',
  },
];

/** What the pages need, over a store. They may fetch from loopback. */
export const webDeps = (store: Store): WebDeps => ({
  db: store.db,
  codebook: sampleCodebook,
  log: openLog(process.env.LOG_LEVEL ?? 'silent'),
  now: () => new Date(),
  config: { secondOpinions: 100 },
  analyse,
  http: createHttp({
    userAgent: 'Entente/test',
    allowPrivate: ['127.0.0.0/8'],
    hostSpacingMs: 0,
    turns: postgresTurns(store.pool),
    log: openLog('silent'),
  }),
  stopping: new AbortController().signal,
});

/** Stores articles as the workers would, and returns their ids. */
export async function addSample({ db }: Pick<Store, 'db'>, list = sampleArticles): Promise<number[]> {
  await saveCodebook(db, { hash, name: 'Sample', content: JSON.stringify({ title: 'Sample', indicators }) });
  await saveFeeds(
    db,
    sampleFeeds.map((feed) => ({ ...feed, url: `https://${feed.id}.example/feed`, origin: 'user' as const })),
  );
  const ids: number[] = [];
  for (const article of list) ids.push(await addArticle(db, article));
  return ids;
}

let count = 0;

async function addArticle(db: Store['db'], article: SampleArticle): Promise<number> {
  const { feedId, language, title, text, time, labels = [], score = 0.02 } = article;
  count += 1;
  const url = `https://${feedId}.example/${count}`;
  const publishedAt = new Date(time);
  await addEntries(db, [
    { feedId, canonicalUrl: url, url, host: `${feedId}.example`, title, summary: '', publishedAt },
  ]);
  const [entry] = await db.select({ id: entries.id }).from(entries).where(eq(entries.canonicalUrl, url));
  const id = entry!.id;
  await db
    .insert(articles)
    .values({ id, url, title, text, language, publishedAt, authors: [], fetchedAt: publishedAt });
  const whole = `${title}\n${text}`;
  const judged = { articleId: id, codebookHash: hash, textHash: '', relevant: labels.length > 0, score };
  await saveClassification(
    db,
    judged,
    labels.map(({ evidence, ...label }) => ({
      score,
      rule: 'sample',
      actors: [],
      negated: false,
      hedged: false,
      ...label,
      evidence: evidence.map((passage) => {
        const start = whole.indexOf(passage);
        if (start < 0) throw new Error(`The sample has no passage ${passage}`);
        return { start, end: start + passage.length, text: passage };
      }),
    })),
  );
  return id;
}

/** Articles of one kind, in any number, each a minute older than the one before. */
export const manyArticles = (count: number): SampleArticle[] =>
  Array.from({ length: count }, (_, index) => ({
    ...sampleArticles[0]!,
    title: `Moscow delays fighter deliveries to Tehran for the ${index + 1}th time`,
    labels: [{ indicator: 'arms-to-iran', direction: 'weakens', evidence: ['delays fighter deliveries'] }],
    time: new Date(Date.UTC(2026, 10, 20) - index * 60_000).toISOString(),
  }));

let unknown: Promise<string> | undefined;

/** A user whom no password lets in. */
export async function person({ db }: Pick<Store, 'db'>, name: string, role: Role = 'analyst'): Promise<User> {
  unknown ??= hashPassword(`${Math.random()}`);
  return { id: await addUser(db, { name, role, password: await unknown }), name, role };
}
