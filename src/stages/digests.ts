import type { Deps } from '../deps.js';
import { UserError } from '../errors.js';
import { findCodebook } from '../io/db/codebooks.js';
import { listCommitments } from '../io/db/commitments.js';
import { readCoverage } from '../io/db/coverage.js';
import { readPast, readWindow } from '../io/db/digest-rows.js';
import { lastWindowEnd } from '../io/db/digests.js';
import type { Recipient } from '../io/db/recipients.js';
import { buildMessage } from '../io/mail.js';
import { pngOf } from '../io/picture.js';
import { composeDigest } from '../pipeline/reporting/digest/compose.js';
import type { Digest, DigestWindow } from '../pipeline/reporting/digest/value.js';
import { chartId, pastChart } from '../pipeline/reporting/mail/chart.js';
import type { MailFrame } from '../pipeline/reporting/mail/frame.js';
import { renderHtml } from '../pipeline/reporting/mail/html.js';
import { renderText } from '../pipeline/reporting/mail/text.js';
import { readOutline } from '../pipeline/reporting/outline.js';
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
  const content = await findCodebook(db, codebook.hash);
  if (!content) throw new UserError(`The codebook ${codebook.name} (${codebook.hash}) is not stored.`);
  const outline = readOutline(content);
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

/** The digest as a message to one address (RFC 5322). */
export async function renderMessage(
  digest: Digest,
  frame: MailFrame,
  envelope: { from: string; to: string; messageId: string },
): Promise<string> {
  return buildMessage({
    ...envelope,
    subject: digest.subject,
    text: renderText(digest, frame),
    html: await renderHtml(digest, frame),
    date: frame.sentAt,
    unsubscribeUrl: frame.unsubscribeUrl,
    picture: digest.past.length ? { id: chartId, png: pngOf(pastChart(digest.past)) } : undefined,
  });
}

export const unsubscribeUrl = (publicUrl: string | undefined, token: string): string | undefined =>
  publicUrl && `${publicUrl}/unsubscribe/${token}`;
