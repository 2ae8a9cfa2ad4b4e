import { findMail, listMails } from '../../io/db/mails.js';
import { endRecipient, findByToken } from '../../io/db/recipients.js';
import type { Alert } from '../../pipeline/reporting/alert.js';
import type { Digest } from '../../pipeline/reporting/digest/value.js';
import { readDigest } from '../../stages/digests.js';
import type { Web, WebDeps } from '../context.js';
import { AlertPage } from '../pages/alert.js';
import { DigestPage } from '../pages/digest.js';
import { DigestListPage } from '../pages/digests.js';
import { UnsubscribePage } from '../pages/unsubscribe.js';

const pageSize = 60;
const dayMs = 86_400_000;

/** Past digests as they were composed, and the next one as it would be now. */
export function digestRoutes(app: Web, deps: WebDeps): void {
  const { db } = deps;

  app.get('/digests', async (c) => {
    const offset = Math.max(0, Number.parseInt(c.req.query('from') ?? '0', 10) || 0);
    const found = await listMails(db, { limit: pageSize + 1, offset });
    const more = found.length > pageSize ? offset + pageSize : undefined;
    return c.html(<DigestListPage user={c.get('user')} digests={found.slice(0, pageSize)} more={more} />);
  });

  app.get('/digests/next', async (c) => {
    const until = deps.now();
    const window = { since: new Date(until.getTime() - dayMs).toISOString(), until: until.toISOString() };
    const localDate = window.until.slice(0, 10);
    const digest = await readDigest(deps, { ...window, localDate, zone: 'UTC', content: 'all' });
    return c.html(<DigestPage user={c.get('user')} digest={digest} note="As it would be composed now" />);
  });

  app.get('/digests/:recipient{[0-9]{1,15}}/:occasion{[0-9a-z-]{1,40}}', async (c) => {
    const found = await findMail(db, Number(c.req.param('recipient')), c.req.param('occasion'));
    if (!found) return c.notFound();
    const { mail, recipient } = found;
    const note = `To ${recipient.address}: ${mail.state}${mail.failure ? `, ${mail.failure}` : ''}`;
    const user = c.get('user');
    return c.html(
      mail.kind === 'alert' ? (
        <AlertPage user={user} alert={mail.content as Alert} note={note} />
      ) : (
        <DigestPage user={user} digest={mail.content as Digest} note={note} />
      ),
    );
  });
}

/**
 * Ends a subscription with one click (RFC 8058). The POST comes from mail programs and providers, so it needs
 * neither a session nor an origin: the token in the address is what allows it. GET only asks, since mail
 * scanners follow links.
 */
export function unsubscribeRoutes(app: Web, { db, now }: WebDeps): void {
  app.get('/unsubscribe/:token', async (c) => {
    const found = await findByToken(db, c.req.param('token'));
    if (!found) return c.notFound();
    return c.html(<UnsubscribePage address={found.address} ended={found.endedAt !== null} />);
  });

  app.post('/unsubscribe/:token', async (c) => {
    const token = c.req.param('token');
    const found = await findByToken(db, token);
    if (!found) return c.notFound();
    await endRecipient(db, { token }, now());
    return c.html(<UnsubscribePage address={found.address} ended />);
  });
}
