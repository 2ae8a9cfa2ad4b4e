import type { Deps } from '../deps.js';
import { readWindow } from '../io/db/digest-rows.js';
import { reserveAlert } from '../io/db/mails.js';
import { listRecipients, type Recipient } from '../io/db/recipients.js';
import { composeAlert, crosses } from '../pipeline/reporting/alert.js';
import { tell } from '../pipeline/reporting/digest/told.js';
import type { Told } from '../pipeline/reporting/digest/value.js';
import type { Outline } from '../pipeline/reporting/outline.js';
import { knownAt, storiesOf } from '../pipeline/reporting/story.js';
import { localDateIn, messageId, readCurrentOutline } from './digests.js';

/** What happened before that is for the digest, also after an outage. */
const reachBackMs = 6 * 3_600_000;

/** Enters an alert into the ledger for each recipient whose threshold a story has crossed. */
export async function reserveAlerts(deps: Deps, now: Date): Promise<void> {
  const { db, codebook, log } = deps;
  const recipients = (await listRecipients(db)).filter(({ alertScore }) => alertScore !== null);
  if (recipients.length === 0) return;
  const window = { since: new Date(now.getTime() - reachBackMs), until: now };
  // Until the story worker has seen an article, it stands for itself, and its event may have been told already.
  const placed = (await readWindow(db, codebook.hash, window)).filter((article) => article.placed);
  const stories = storiesOf(placed).map(tell);
  const outline = await readCurrentOutline(deps);
  // One that cannot be composed must not hold up the others.
  for (const told of stories)
    for (const recipient of recipients)
      await alert(deps, outline, recipient, told, now).catch((error) =>
        log.error({ err: error, recipient: recipient.id, story: told.story.id }, 'alert not composed'),
      );
}

async function alert({ db, config }: Deps, outline: Outline, recipient: Recipient, told: Told, now: Date) {
  const { alertScore, alertPublishers, alertsPerDay: most, alertsSince, content, zone, token } = recipient;
  const threshold = { score: alertScore!, publishers: alertPublishers, content };
  const { story } = told;
  if (!crosses(told, threshold, now) || (alertsSince && Date.parse(knownAt(story)) <= alertsSince.getTime())) return;
  const localDate = localDateIn(now, zone);
  const occasion = `alert-${story.id}`;
  const articleIds = story.articles.map(({ id }) => id);
  await reserveAlert(db, recipient.id, { localDate, articleIds, most }, (number) => {
    const value = composeAlert(told, outline, threshold, { localDate, zone, number, most });
    return {
      ...{ occasion, dueAt: now, since: now, nextTryAt: now },
      state: 'reserved',
      subject: value.subject,
      content: value,
      messageId: messageId(token, occasion, config.mail?.from),
    };
  });
}
