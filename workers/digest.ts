import { readClock } from '../src/io/db/clock.js';
import { reserveAlerts } from '../src/stages/alerts.js';
import { reserveDue, sendDue } from '../src/stages/delivery.js';
import { worker } from '../src/worker.js';

/** Composes the digests that have fallen due and the alerts that a story calls for, and sends what waits in the ledger. */
export default worker({
  queue: 'digest',
  concurrency: 1,
  every: 60_000,
  run: async (_payload, deps) => {
    const clock = () => readClock(deps.db);
    await reserveDue(deps, await clock());
    await reserveAlerts(deps, await clock());
    await sendDue(deps, clock);
    return {};
  },
});
