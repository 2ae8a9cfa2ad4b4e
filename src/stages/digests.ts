import { sha256 } from '../config.js';
import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import { findCodebook } from '../io/db/codebooks.js';
import { listCommitments } from '../io/db/commitments.js';
import { readCoverage } from '../io/db/coverage.js';
import { readPast, readWindow } from '../io/db/digest-rows.js';
import { lastWindowEnd } from '../io/db/mails.js';
import type { Recipient } from '../io/db/recipients.js';
import { composeDigest } from '../pipeline/reporting/digest/compose.js';
import type { Digest, DigestWindow } from '../pipeline/reporting/digest/value.js';
import { type Outline, readOutline } from '../pipeline/reporting/outline.js';
import { storiesOf } from '../pipeline/reporting/story.js';
import { readMarks } from './marks.js';

const dayMs = 86_400_000;
const pastDays = 28;

/** Composes the digest of a window from the rows as they stood at its end. */
export async function readDigest(
  { db, codebook }: Pick<Deps, 'db' | 'codebook'>,
  window: DigestWindow,
): Promise<Digest> {
  const [since, until] = [new Date(window.since), new Date(window.until)];
  const outline = await readCurrentOutline({ db, codebook });
  const rows = {
    outline,
    stories: storiesOf(await readWindow(db, codebook.hash, { since, until })),
    coverage: await readCoverage(db, codebook.hash, { since, until }),
    past: await readPast(db, codebook.hash, since, window.zone, pastDays),
    marks: await readMarks(db, codebook.hash, outline, window),
    commitments: await listCommitments(db, { asOf: until }),
  };
  return composeDigest(rows, window);
}

/** What a recipient's digest covers: everything since the one before, the first a day or a week. */
export async function windowOf({ db }: Deps, recipient: Recipient, localDate: string, dueAt: Date) {
  const { zone, content, schedule } = recipient;
  const period = schedule === 'weekly' ? 7 * dayMs : dayMs;
  const since = (await lastWindowEnd(db, recipient.id, dueAt)) ?? new Date(dueAt.getTime() - period);
  return { localDate, zone, content, since: since.toISOString(), until: dueAt.toISOString() };
}

/** The same for every try, and not to be guessed from outside. */
export const messageId = (token: string, occasion: string, from = 'digest@entente.invalid'): string =>
  `<${occasion}.${sha256(`${token} ${occasion}`).slice(0, 24)}@${from.split('@').at(-1)}>`;

/** The calendar date of an instant in a zone, as YYYY-MM-DD. */
export const localDateIn = (instant: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);

/** What reports need of the codebook in force. */
export async function readCurrentOutline({ db, codebook }: Pick<Deps, 'db' | 'codebook'>): Promise<Outline> {
  const content = await findCodebook(db, codebook.hash);
  if (!content) throw new UserError(`The codebook ${codebook.name} (${codebook.hash}) is not stored.`);
  return readOutline(content);
}
