import { Layout } from '../layout.js';

/** Asks before a subscription ends, and says that it has. */
export const UnsubscribePage = ({ address, ended }: { address: string; ended: boolean }) => (
  <Layout title="Unsubscribe">
    <h1 class="message">{ended ? `${address} gets no more mail.` : `Send no more digests to ${address}?`}</h1>
    {!ended && (
      <form method="post">
        <button type="submit">Unsubscribe</button>
      </form>
    )}
  </Layout>
);
