import { pino } from 'pino';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** One line of JSON per event on standard error; standard output belongs to results. */
export const openLog = (level: string): Log =>
  pino({ level, base: null, redact: ['*.password', '*.url.password'] }, pino.destination({ dest: 2, sync: true }));
