import type { Commitment } from '../../../types.js';
import { byUrgency, standingOf, waitingFor } from '../commitments.js';
import { type Statement, state } from './statement.js';
import { type DigestWindow, isWithin } from './value.js';
import { count, quoted } from './words.js';

/** More than these are counted instead of named. */
const mostNamed = 10;

/** What is overdue or due within a week, the longest overdue first; then what went a step further in the window. */
export function commitmentLines(commitments: Commitment[], { localDate, since, until }: DigestWindow): Statement[] {
  const owed = byUrgency(commitments, localDate).filter((each) => waits(each, localDate));
  const named = owed.slice(0, mostNamed).map((each) => line(waitingFor(each, localDate)!, each));
  const rest = owed.slice(mostNamed);
  const more = rest.length
    ? [state(`${count(rest.length, 'more commitment is', 'more commitments are')} due or overdue.`, rest.map(idOf))]
    : [];
  const moved = commitments.filter((each) => isWithin(each.takenAt, since, until) && !owed.includes(each));
  return [...named, ...more, ...moved.map((each) => line(`now ${each.state}`, each))];
}

const waits = (commitment: Commitment, today: string) => ['overdue', 'due'].includes(standingOf(commitment, today));

const idOf = ({ id }: Commitment) => `C${id}`;

function line(what: string, commitment: Commitment): Statement {
  const { title, state: reached, dueOn } = commitment;
  const since = what.startsWith('now ') ? (dueOn ? `, due ${dueOn}` : '') : ` (${reached}, due ${dueOn})`;
  return state(`${what[0]!.toUpperCase()}${what.slice(1)}: ${quoted(title)}${since}`, [idOf(commitment)]);
}
