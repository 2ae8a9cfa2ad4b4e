import type { Alert } from '../../pipeline/reporting/alert.js';
import { longDate } from '../../pipeline/reporting/mail/frame.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { Entry, Stated } from './digest.js';

/** The same value that the mail is made from. */
export const AlertPage = ({ user, alert, note }: { user: User; alert: Alert; note: string }) => (
  <Layout title={alert.subject} user={user} here="digests">
    <article class="digest">
      <h1>{alert.pair}: alert</h1>
      <p class="byline">
        <span>{longDate(alert.localDate)}</span>
        <span>{note}</span>
      </p>
      <Entry entry={alert.entry} />
      <p class="byline">
        <Stated statement={alert.why} />
      </p>
    </article>
  </Layout>
);
