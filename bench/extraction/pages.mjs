// Pages to measure on. A folder has pages.jsonl (lines of { id, file, url }; a file may be gzipped) and, for accuracy, gold.jsonl
// (lines of { id, src, text, paras }). Without a folder the project's own fixtures serve: test/fixtures/articles/<case>/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { decodePage } from '../../dist/src/pipeline/articles/decode.js';

const fixtures = fileURLToPath(new URL('../../test/fixtures/articles/', import.meta.url));
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));

function readBytes(file) {
  const bytes = readFileSync(file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function fromFolder(folder) {
  const gold = join(folder, 'gold.jsonl');
  const byId = new Map((existsSync(gold) ? lines(gold) : []).map((entry) => [entry.id, entry]));
  return lines(join(folder, 'pages.jsonl')).map(({ id, file, url }) => ({
    id,
    url,
    html: () => decodePage(readBytes(join(folder, file))),
    gold: byId.get(id),
  }));
}

function fromFixtures() {
  return readdirSync(fixtures).map((id) => {
    const expected = JSON.parse(readFileSync(join(fixtures, id, 'expected.json'), 'utf8'));
    return {
      id,
      url: expected.url,
      html: () => readFileSync(join(fixtures, id, 'page.html'), 'utf8'),
      gold: { src: 'own', text: expected.text },
    };
  });
}

export const readPages = (folder) => (folder ? fromFolder(folder) : fromFixtures());
