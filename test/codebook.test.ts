import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCodebook } from '../src/codebook.js';
import { UserError } from '../src/errors.js';
import { newFolder } from './support.js';

const shipped = 'config/codebooks/russia-iran';
const folder = newFolder();

function copy(change: (yaml: string) => string): string {
  const file = join(folder, 'changed.yaml');
  writeFileSync(file, change(readFileSync(`${shipped}.yaml`, 'utf8')));
  writeFileSync(join(folder, 'changed.weights.json'), readFileSync(`${shipped}.weights.json`));
  return file;
}

test('the weights beside a codebook belong to it', () => {
  expect(readCodebook(copy((yaml) => yaml))).toEqual(readCodebook(`${shipped}.yaml`));
});

test('a fault is reported with the place where it is', () => {
  const file = copy((yaml) => yaml.replace(/strength: \d[\d.]*/, 'strength: much'));
  expect(() => readCodebook(file)).toThrow(UserError);
  expect(() => readCodebook(file)).toThrow(/changed\.yaml:\d+: indicators\.0\.rules\.\d+\.strength/);
});

test('everything that cannot be compiled is reported at once, with the place where it is', () => {
  const file = copy((yaml) =>
    yaml
      .replace(/all: \[iran-arms, transfer/, 'all: [iran-arms, tranfser')
      .replace(/ {6}satellite, space/, '      the satellite, space'),
  );
  const lines = readFileSync(file, 'utf8').split('\n');
  const rule = lines.findIndex((line) => line.includes('tranfser')) + 1;
  const list = lines.findIndex((line) => line.includes('the satellite, space'));
  expect(() => readCodebook(file)).toThrow(UserError);
  expect(() => readCodebook(file)).toThrow(
    new RegExp(
      `changed\\.yaml:${list}: concepts\\.space\\.en: the phrase "the satellite" would match every "satellite".*\n` +
        `.*changed\\.yaml:${rule}: .*no concept is called "tranfser"`,
    ),
  );
});
