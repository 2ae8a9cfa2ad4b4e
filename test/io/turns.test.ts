import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { memoryTurns, postgresTurns, type Turn, type Turns } from '../../src/io/turns.js';
import { newStore } from '../support.js';

const homes: { name: string; open(): Promise<Turns> }[] = [
  { name: 'in PostgreSQL', open: async () => postgresTurns((await newStore()).pool) },
  { name: 'in memory', open: async () => memoryTurns() },
];

const isTurn = (answer: Turn | { waitMs: number }): answer is Turn => 'release' in answer;

async function taken(turns: Turns, leaseMs = 30_000): Promise<Turn> {
  const answer = await turns.take('news.example', leaseMs);
  if (!isTurn(answer)) throw new Error(`busy for ${answer.waitMs} ms`);
  return answer;
}

async function waitMs(turns: Turns): Promise<number> {
  const answer = await turns.take('news.example', 30_000);
  return isTurn(answer) ? 0 : answer.waitMs;
}

describe.each(homes)('$name', ({ open }) => {
  test('of all who want a host at once one has it', async () => {
    const turns = await open();
    const answers = await Promise.all(Array.from({ length: 40 }, () => turns.take('news.example', 30_000)));
    expect(answers.filter(isTurn)).toHaveLength(1);
  });

  test('hosts are apart', async () => {
    const turns = await open();
    await taken(turns);
    expect(isTurn(await turns.take('news.example:8080', 30_000))).toBe(true);
  });

  test('a host given back rests for its pause, then it is free', async () => {
    const turns = await open();
    await (await taken(turns)).release(300);
    const wait = await waitMs(turns);
    expect([wait > 100, wait <= 300]).toEqual([true, true]);
    await sleep(320);
    await taken(turns);
  });

  test('a turn holds for longer than its lease, until it is given back', async () => {
    const turns = await open();
    const turn = await taken(turns, 300);
    await sleep(700);
    expect(await waitMs(turns)).toBeGreaterThan(0);
    await turn.release(0);
    await taken(turns);
  });
});

describe('a holder that cannot reach the database any more', () => {
  /** Turns of a process that is cut off once it has one, and those of all others. */
  async function divided() {
    const { pool } = await newStore();
    let there = true;
    const query = (async (...asked: [string, unknown[]]) => {
      if (!there) throw new Error('gone');
      return pool.query(...asked);
    }) as typeof pool.query;
    const cutOff = await taken(postgresTurns({ query }), 200);
    there = false;
    return { cutOff, turns: postgresTurns(pool), comeBack: () => (there = true) };
  }

  test('loses the turn when its lease ends', async () => {
    const { turns } = await divided();
    expect(await waitMs(turns)).toBeGreaterThan(0);
    await sleep(220);
    await taken(turns);
  });

  test('does not give back the turn of the next when it returns', async () => {
    const { cutOff, turns, comeBack } = await divided();
    await sleep(220);
    await taken(turns);
    comeBack();
    await sleep(100);
    await cutOff.release(0);
    expect(await waitMs(turns)).toBeGreaterThan(5_000);
  });
});
