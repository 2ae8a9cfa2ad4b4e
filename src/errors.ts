/** An error's class says what happens next. Any other error is retried. */

/** The item is hopeless: it is stored with this reason and never tried again. */
export class GiveUp extends Error {
  override name = 'GiveUp';
}

/** Nothing is wrong, it is only too early. */
export class WaitFor extends Error {
  override name = 'WaitFor';

  constructor(
    /** Milliseconds from now. */
    readonly delay: number,
    reason = 'waits for its turn',
  ) {
    super(reason);
  }
}

/** The user can mend it: shown without a stack trace. */
export class UserError extends Error {
  override name = 'UserError';
}
