import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig, settings } from '../src/config.js';
import { readYaml } from '../src/io/yaml.js';
import { projectRoot } from '../src/paths.js';
import { newFolder } from './support.js';

test('without any setting the embedded parts are used, on loopback only', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ databaseUrl: undefined, redisUrl: undefined, host: '127.0.0.1', allowPrivate: [] });
  expect(Object.isFrozen(config)).toBe(true);
});

test('every wrong setting is named at once', () => {
  const environment = { PORT: 'many', DATABASE_URL: 'mysql://x', ENTENTE_ALLOW_PRIVATE: '10.0.0.0/8, home' };
  expect(() => readConfig(environment)).toThrow(
    /DATABASE_URL: expected postgres[\s\S]*PORT: expected a port[\s\S]*ENTENTE_ALLOW_PRIVATE: expected address/,
  );
});

test('an address of a store without its slashes is not taken for the default server', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres:x', REDIS_URL: 'redis:x' })).toThrow(
    /DATABASE_URL: expected postgres:\/\/[\s\S]*REDIS_URL: expected redis:\/\//,
  );
});

test('an empty setting is an unset one', () => {
  expect(readConfig({ REDIS_URL: '', PORT: '' })).toMatchObject({ redisUrl: undefined, port: 8480 });
});

test('.env.example names every setting and nothing else, with its default', () => {
  const lines = readFileSync(join(projectRoot, '.env.example'), 'utf8').split('\n');
  const shown = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split(/=(.*)/).slice(0, 2));
  expect(shown.map(([name]) => name).sort()).toEqual(Object.keys(settings.shape).sort());
  expect(readConfig(Object.fromEntries(shown))).toEqual(readConfig({}));
});

const schema = z.object({ feeds: z.array(z.object({ name: z.string(), url: z.url() })) });

const write = (text: string) => {
  const file = join(newFolder(), 'feeds.yaml');
  writeFileSync(file, text);
  return file;
};

test('a wrong value in a file is shown with file, line and what was expected', () => {
  const file = write('feeds:\n  - name: One\n    url: https://one.example/\n  - name: Two\n    url: two\n');
  expect(() => readYaml(file, schema)).toThrow(`${file}:5: feeds.1.url: Invalid URL`);
});

test('a missing key is shown at its parent', () => {
  expect(() => readYaml(write('feeds:\n  - name: One\n'), schema)).toThrow(/:2: feeds\.0\.url: /);
});

test('broken YAML is shown with its line', () => {
  expect(() => readYaml(write('feeds:\n  - name: [One\n'), schema)).toThrow(/feeds\.yaml:\d+: /);
});

test('of the faults that follow from one slip only the first are shown', () => {
  const file = write(Array.from({ length: 30 }, (_, n) => `key${n}:\n  one: 1\n two: 2\n`).join(''));
  const told = /^(?:\S+feeds\.yaml:\d+: .+\n){5}… and \d+ more, which may follow from these$/;
  expect(() => readYaml(file, schema)).toThrow(told);
});

test('a missing file is named', () => {
  expect(() => readYaml('/nowhere/feeds.yaml', schema)).toThrow('/nowhere/feeds.yaml: cannot be read');
});
