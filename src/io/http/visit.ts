import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Turn, Turns } from '../turns.js';
import { HostBusy } from './failures.js';

export interface Pace {
  /** Between the end of one request and the start of the next, in milliseconds. */
  spacingMs: number;
  /** How long to wait for the turn before saying HostBusy. */
  patienceMs: number;
  signal?: AbortSignal | undefined;
}

/** How long the turn of a process that died keeps the others from a host. */
const leaseMs = 10_000;
/** A timer may fire a millisecond or two early: who comes a moment before its turn waits for it and does not queue again. */
const earlyMs = 20;

/** Waits for turns on behalf of everything in this process. */
export type Enter = (host: string, pace: Pace) => Promise<Turn>;

/**
 * Callers that find a host busy get a ticket: the moment at which the host can be theirs when each one before them takes one
 * spacing. So they come back one after another, neither all at once nor only when the lease of a dead holder would end.
 */
export function createEntrance(turns: Turns): Enter {
  const last = new Map<string, number>();
  const ticket = (host: string, busyMs: number, { spacingMs }: Pace): number => {
    const now = performance.now();
    for (const [other, at] of last) if (at < now) last.delete(other);
    const step = Math.max(spacingMs, 50);
    // Longer than a lease is no request under way but a host that asked for a pause.
    const free = now + (busyMs > leaseMs ? busyMs : Math.min(busyMs, step));
    const at = Math.max(free, (last.get(host) ?? 0) + step);
    last.set(host, at);
    return at - now;
  };
  return async (host, pace) => {
    const until = performance.now() + pace.patienceMs;
    for (let queued = false; ; queued = true) {
      // Who cannot ask whether it is its turn waits: that is neither the host's failure nor the address's.
      const answer = await turns.take(host, leaseMs).catch(() => {
        throw new HostBusy(leaseMs / 10, host);
      });
      if ('release' in answer) return answer;
      const early = queued && answer.waitMs < earlyMs;
      const waitMs = (early ? answer.waitMs : ticket(host, answer.waitMs, pace)) + Math.random() * 20;
      if (performance.now() + waitMs > until) throw new HostBusy(Math.ceil(waitMs), host);
      await rest(waitMs, pace.signal);
    }
  };
}

/** The way of one fetch from host to host: it holds the turn of the host it is at. */
export class Visit {
  #held: { host: string; turn: Turn; pauseMs: number; used: boolean } | undefined;

  constructor(
    private readonly enter: Enter,
    private readonly log: Pick<Logger, 'warn'>,
  ) {}

  /** Takes the turn of the host, if it is not held already. */
  async hold(host: string, pace: Pace): Promise<void> {
    if (this.#held?.host === host) return;
    await this.leave();
    this.#held = { host, turn: await this.enter(host, pace), pauseMs: 0, used: false };
  }

  /**
   * Returns when a request may go to the host. After a request there it keeps the turn and waits one spacing: if it had to queue
   * again for each redirect, those of a busy host would never end.
   */
  async goTo(host: string, pace: Pace): Promise<void> {
    const again = this.#held?.host === host && this.#held.used;
    if (again) this.pause(pace.spacingMs);
    if (again && pace.spacingMs <= pace.patienceMs) return rest(pace.spacingMs, pace.signal);
    if (again) await this.leave();
    await this.hold(host, pace);
    if (this.#held) this.#held.used = true;
    this.pause(pace.spacingMs);
  }

  /** Leaves the present host alone for at least that long after leaving it. */
  pause(ms: number): void {
    if (this.#held) this.#held.pauseMs = Math.max(this.#held.pauseMs, ms);
  }

  async leave(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    try {
      await held?.turn.release(held.pauseMs);
    } catch (error) {
      // What was fetched is worth more than the turn, which ends by itself.
      this.log.warn(
        { err: error, host: held?.host },
        'A host could not be given back and stays busy until its lease ends',
      );
    }
  }
}

const rest = (ms: number, signal?: AbortSignal): Promise<void> => sleep(ms, undefined, signal ? { signal } : {});
