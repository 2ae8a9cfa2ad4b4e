/**
 * A delivering process that kills itself: `node dying.mjs POINT NOW`, with DATABASE_URL and SMTP_URL. Reads the ledger's clock as
 * often as the worker would, and dies at the named reading; "none" lives on, for others to kill it.
 */
import { readConfig } from '../../dist/src/config.js';
import { openDeps } from '../../dist/src/deps.js';
import { openLog } from '../../dist/src/io/log.js';
import { reserveDue, sendDue } from '../../dist/src/stages/delivery.js';

const [point, now] = process.argv.slice(2);
/** Which reading of the clock is followed by which step. */
const readings = { 'before taking': 1, 'before rendering': 3, 'after rendering': 4, 'after the answer': 5 };

const die = () => process.kill(process.pid, 'SIGKILL');
let read = 0;
const clock = async () => {
  if (++read === readings[point]) die();
  return new Date(now);
};

const deps = await openDeps(readConfig(), openLog('silent'));
await reserveDue(deps, new Date(now));
if (point === 'after reserving') die();
await sendDue(deps, clock);
await deps.close();
