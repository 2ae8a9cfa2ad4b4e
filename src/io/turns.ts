import type { Pool } from 'pg';

/** The right to send requests to a host, held by one caller at a time. */
export interface Turn {
  /** Gives the host back; nobody gets a turn there for that many milliseconds. */
  release(pauseMs: number): Promise<void>;
}

/** Turns at hosts. A turn holds until it is given back, or a lease longer than its holder lives. */
export interface Turns {
  /** The turn, or for how many milliseconds nobody can have it (an upper bound while somebody holds it). */
  take(host: string, leaseMs: number): Promise<Turn | { waitMs: number }>;
}

/**
 * Turns shared by all processes that use the database, in its table hosts (host text primary key, busy_until timestamptz not null).
 * Only the clock of the database counts: those of the processes may differ.
 */
export function postgresTurns(pool: Pick<Pool, 'query'>): Turns {
  return {
    async take(host, leaseMs) {
      const taken = await pool.query<{ lease: string }>(TAKE, [host, leaseMs]);
      const lease = taken.rows[0]?.lease;
      if (lease !== undefined) return hold(pool, host, lease, leaseMs);
      const busy = await pool.query<{ wait: number }>(WAIT, [host]);
      return { waitMs: Math.max(0, busy.rows[0]?.wait ?? 0) };
    },
  };
}

const TAKE = `
  insert into hosts (host, busy_until) values ($1, clock_timestamp() + $2 * interval '1 millisecond')
  on conflict (host) do update set busy_until = clock_timestamp() + $2 * interval '1 millisecond'
  where hosts.busy_until <= clock_timestamp()
  returning extract(epoch from busy_until)::text as lease`;

const WAIT = `
  select (extract(epoch from busy_until - clock_timestamp()) * 1000)::float8 as wait from hosts where host = $1`;

/** The lease is named so that a holder who overslept it does not give back the turn of the next one. */
const RELEASE = `
  update hosts set busy_until = clock_timestamp() + $3 * interval '1 millisecond'
  where host = $1 and extract(epoch from busy_until) = $2::numeric`;

const RENEW = `
  update hosts set busy_until = clock_timestamp() + $3 * interval '1 millisecond'
  where host = $1 and extract(epoch from busy_until) = $2::numeric
  returning extract(epoch from busy_until)::text as lease`;

function hold(pool: Pick<Pool, 'query'>, host: string, first: string, leaseMs: number): Turn {
  let lease = Promise.resolve(first);
  const renewing = setInterval(() => {
    lease = lease.then(async (held) => {
      const renewed = await pool.query<{ lease: string }>(RENEW, [host, held, leaseMs]).catch(() => undefined);
      return renewed?.rows[0]?.lease ?? held;
    });
  }, leaseMs / 3);
  return {
    async release(pauseMs) {
      clearInterval(renewing);
      await pool.query(RELEASE, [host, await lease, pauseMs]);
    },
  };
}

/** Turns for a process that is alone and has no database: when it dies, so do they. */
export function memoryTurns(): Turns {
  const busyUntil = new Map<string, number>();
  return {
    async take(host, leaseMs) {
      const busyMs = (busyUntil.get(host) ?? 0) - performance.now();
      if (busyMs > 0) return { waitMs: busyMs === Number.POSITIVE_INFINITY ? leaseMs : busyMs };
      busyUntil.set(host, Number.POSITIVE_INFINITY);
      return { release: async (pauseMs) => void busyUntil.set(host, performance.now() + pauseMs) };
    },
  };
}
