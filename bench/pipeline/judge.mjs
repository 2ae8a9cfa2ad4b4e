// What a run came to, and what of it is a fault.

const MOST_MEGABYTES = 700;
const LONGEST_STOP = 30;
const LONGEST_RESUMPTION = 25;
const MOST_LINES_A_MINUTE = 60;

/** Counts what a run has stored, and how often its publishers were asked. */
export async function judge(trial, seconds) {
  const { articles, failed, classified, flagged, waiting, failures } = await trial.status();
  const { wire } = trial;
  const sum = (of) => wire.hosts.reduce((total, host) => total + of(host), 0);
  const count = (of) => sum((host) => [...host.sent.values()].filter(of).length);
  return {
    read: articles,
    failed,
    faulty: wire.faulty,
    lost: trial.articles - articles - failed,
    unexplained: Math.max(0, failed - failures.reduce((total, { count: number }) => total + number, 0)),
    classified,
    flagged,
    waiting,
    // Of those that have no fault: the ones under way when a process was killed.
    askedAgain: wire.faulty ? undefined : count((times) => times > 1),
    atOnce: Math.max(...wire.hosts.map(({ simultaneous }) => simultaneous)),
    shortestGapMs: Math.round(Math.min(...wire.hosts.map(({ shortestGap }) => shortestGap))),
    unchanged: `${sum((host) => host.unchanged)}/${sum((host) => host.feedRequests)}`,
    megabytes: Math.round(trial.megabytes()),
    seconds: Math.round(seconds),
  };
}

/** What is wrong with a run, in words. */
export function faultsOf(result, spacingMs) {
  if (result.error) return [result.error];
  const { run, lost, unexplained, classified, read, failed, faulty, atOnce, shortestGapMs, unchanged } = result;
  return [
    (lost || unexplained) && `${lost} articles lost, ${unexplained} failed without a reason`,
    classified !== read && `${read} read but ${classified} classified`,
    failed !== faulty && `${failed} failed of ${faulty} faulty`,
    run.startsWith('plain') && result.askedAgain && `${result.askedAgain} asked for twice`,
    // Whoever sleeps through its turn at a host may still send what it was about to send.
    !run.startsWith('overslept') &&
      (atOnce > 1 || shortestGapMs < spacingMs) &&
      `a host saw ${atOnce} requests at once, ${shortestGapMs} ms apart`,
    run.startsWith('drip') && unchanged.startsWith('0/') && 'no feed answered 304',
    result.megabytes > MOST_MEGABYTES && `${result.megabytes} MB`,
    result.stopSeconds > LONGEST_STOP && `took ${result.stopSeconds} s to stop`,
    result.resumedSeconds > LONGEST_RESUMPTION && `took ${result.resumedSeconds} s to take up what was left`,
    result.linesAMinute > MOST_LINES_A_MINUTE && `${result.linesAMinute} log lines a minute`,
  ].filter(Boolean);
}
