import { expect, test } from 'vitest';
import { checkClock } from '../../../src/io/db/clock.js';
import { newStore } from '../../support.js';

test.each([
  [90, 'clock is 90 s ahead of the database'],
  [-90, 'clock is 90 s behind the database'],
  [86_400, 'clock is 86400 s ahead'],
])('a clock that is %i s off is refused, with what helps', async (seconds, said) => {
  const { db } = await newStore();
  const clock = () => new Date(Date.now() + seconds * 1000);
  await expect(checkClock(db, clock)).rejects.toThrow(said);
  await expect(checkClock(db, clock)).rejects.toThrow('NTP');
});

test('a clock that is right is not, however slowly the database answers', async () => {
  const { db } = await newStore();
  await checkClock(db, () => new Date());
  let readings = 0;
  const slow = () => new Date(Date.now() + (readings++ ? 9_000 : -1_000));
  await checkClock(db, slow);
});
