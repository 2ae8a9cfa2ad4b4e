import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { builtFile } from '../src/paths.js';

interface Regex {
  pattern: string;
  flags: string;
}

/** Every regular expression that is written in the built code. */
function regexesIn(folder: string): Map<string, Regex> {
  const found = new Map<string, Regex>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(join(folder, file), 'utf8');
    const tree = parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
    JSON.stringify(tree, (key, value) => {
      if (key === 'regex') found.set(`${file} /${value.pattern}/${value.flags}`, value);
      return typeof value === 'bigint' ? String(value) : value;
    });
  }
  return found;
}

test('no regular expression of ours is found whose time grows faster than its input', async () => {
  const regexes = regexesIn(builtFile('src'));
  expect(regexes.size).toBeGreaterThan(100);
  const slow: string[] = [];
  for (const [where, { pattern, flags }] of regexes) {
    const found = await check(pattern, flags, { timeout: 5_000, randomSeed: 1 });
    if (found.status === 'vulnerable') slow.push(`${where}, as with ${found.attack.pattern}`);
  }
  expect(slow).toEqual([]);
}, 60_000);
