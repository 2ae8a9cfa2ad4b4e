import type { Problem } from '../../feed-types.js';

interface Kind {
  /** Minutes to the second try; `run --once` waits for what comes within one. */
  firstRetryMinutes: number;
  /** What a person can do about it. */
  remedy: string;
}

/** Soon for what passes, later for answers that a minute does not change. */
const soon = 0.9;
const later = 30;

const elsewhere = '`entente feeds add <site>` looks for its new address; then remove this one';

export const problems: Readonly<Record<Problem, Kind>> = {
  gone: { firstRetryMinutes: later, remedy: `the publisher has ended it: ${elsewhere}` },
  missing: { firstRetryMinutes: later, remedy: elsewhere },
  forbidden: {
    firstRetryMinutes: later,
    remedy:
      'the server shuts Entente out: ask the publisher (ENTENTE_CONTACT is named in every request), or give the source a fallback',
  },
  throttled: {
    firstRetryMinutes: 5,
    remedy: 'nothing: Entente waits as long as the server asks; if it stays, raise ENTENTE_HOST_SPACING_MS',
  },
  server: {
    firstRetryMinutes: soon,
    remedy: 'usually nothing, their server is at fault; give it a fallback if it stays',
  },
  unreachable: {
    firstRetryMinutes: soon,
    remedy: 'check the address in a browser; some states close their servers to foreign networks: give it a fallback',
  },
  certificate: {
    firstRetryMinutes: later,
    remedy:
      'the publisher must renew its certificate, Entente accepts no bad one: give it a fallback meanwhile; NODE_EXTRA_CA_CERTS=<file> trusts an authority of your own',
  },
  refused: {
    firstRetryMinutes: later,
    remedy: 'try `entente feeds test <address>`; pause or remove it if that is final',
  },
  'not-a-feed': {
    firstRetryMinutes: soon,
    remedy: `\`entente feeds add <site>\` looks for the feed of a site; a bot check may pass by itself or want a fallback`,
  },
  empty: { firstRetryMinutes: soon, remedy: `the feed has no entries any more; if it stays so, ${elsewhere}` },
  internal: { firstRetryMinutes: soon, remedy: 'the fault may be ours: the log has the details' },
};
