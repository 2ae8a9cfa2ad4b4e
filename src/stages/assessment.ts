import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import { findCodebook } from '../io/db/codebooks.js';
import { readTrend } from '../io/db/trend.js';
import { findDrawn, readFirstDay, readRefreshed, saveDrawn } from '../io/db/trend-refresh.js';
import { type Outline, readOutline } from '../pipeline/reporting/outline.js';
import { periodEnd, periodOf } from '../pipeline/reporting/trend/periods.js';
import { type Assessment, type Period, periods } from '../pipeline/reporting/trend/value.js';

/** Which assessment is asked for. */
export interface Question {
  period: Period;
  /** First and last day; whole periods are taken. */
  from: string;
  to: string;
  /** What was known and decided at the end of this day; undefined: now. */
  asOf: string | undefined;
  /** Hash of a codebook version. */
  codebook: string;
}

/** Periods that are shown unless a range is asked for. */
const usualPeriods: Record<Period, number> = { day: 91, week: 364, month: 1096 };

/** The longest range, so that a chart stays readable and its making bounded. */
const mostPeriods = 750;

const dayMs = 86_400_000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** With less than this there are too few weeks to see a course. */
const fewDays = 60;

/**
 * Completes what a user asked for. `first` is the first day of which anything was read: before it there is nothing to draw.
 * Throws a UserError that names what is wrong.
 */
export function readQuestion(
  asked: Record<string, string | undefined>,
  current: string,
  now: Date,
  first = '0000-01-01',
): Question {
  const today = now.toISOString().slice(0, 10);
  const usual = now.getTime() - Date.parse(first) < fewDays * dayMs ? 'day' : 'week';
  const period = periods.find((each) => each === (asked.period || usual));
  if (!period) throw new UserError(`"${asked.period}" is no period: expected ${periods.join(', ')}.`);
  const day = (name: string) => {
    const value = asked[name] || undefined;
    if (value && !(dayPattern.test(value) && !Number.isNaN(Date.parse(value))))
      throw new UserError(`${name}: "${value}" is no day: expected one such as 2026-11-23.`);
    return value;
  };
  const asOf = day('asof');
  const to = day('to') ?? asOf ?? today;
  const reach = new Date(Date.parse(to) - usualPeriods[period] * dayMs).toISOString().slice(0, 10);
  const from = day('from') ?? (first > reach && first < to ? first : reach);
  if (from > to) throw new UserError(`from: ${from} comes after ${to}.`);
  const length = (Date.parse(to) - Date.parse(from)) / dayMs / { day: 1, week: 7, month: 30 }[period];
  if (length > mostPeriods) throw new UserError(`from: ${from} to ${to} are more than ${mostPeriods} ${period}s.`);
  return { period, from: periodOf(from, period), to, asOf, codebook: asked.codebook || current };
}

type Answer = Assessment & { outline: Outline };

/** Answers beforehand what is asked when nothing is chosen, where the answer that is kept is no longer true. */
export async function drawUsual(deps: Pick<Deps, 'db' | 'codebook' | 'analyse' | 'now'>): Promise<void> {
  const { db, codebook, now } = deps;
  const begun = await readRefreshed(db, codebook.hash);
  const question = readQuestion({}, codebook.hash, now(), await readFirstDay(db));
  if (await readDrawn(deps, question)) return;
  await saveDrawn(db, codebook.hash, { question, answer: await readAssessment(deps, question) }, begun);
}

/** The answer to a question where it was drawn beforehand and nothing has changed since. */
export async function readDrawn({ db, codebook }: Pick<Deps, 'db' | 'codebook'>, question: Question) {
  const drawn = (await findDrawn(db, codebook.hash)) as { question: Question; answer: Answer } | null | undefined;
  const { asOf, ...asked } = question;
  const same =
    drawn &&
    asOf === undefined &&
    Object.entries(asked).every(([key, value]) => drawn.question[key as keyof Question] === value);
  return same ? drawn.answer : undefined;
}

/** As of when the rows themselves are asked: only what the codebook in force says now stands in the derived tables. */
export function instantOf(
  { codebook }: Pick<Deps, 'codebook'>,
  { asOf, codebook: hash }: Pick<Question, 'asOf' | 'codebook'>,
): Date | undefined {
  if (asOf) return new Date(`${asOf}T23:59:59.999Z`);
  return hash === codebook.hash ? undefined : new Date();
}

/** Answers a question from the rows. */
export async function readAssessment(
  { db, codebook, analyse }: Pick<Deps, 'db' | 'codebook' | 'analyse'>,
  { period, from, to, asOf, codebook: hash }: Question,
): Promise<Answer> {
  const content = await findCodebook(db, hash);
  if (!content) throw new UserError(`codebook: no version with the hash "${hash}" is stored.`);
  const outline = readOutline(content);
  const range = { from, to: periodEnd(periodOf(to, period), period), period };
  const rows = await readTrend(
    db,
    { hash, indicators: outline.indicators },
    range,
    instantOf({ codebook }, { asOf, codebook: hash }),
  );
  // The bootstrap would hold up every other page and job.
  return { ...(await analyse.assess({ rows, outline, range: { ...range, to } })), outline };
}
