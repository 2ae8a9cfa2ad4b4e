import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../config.js';
import { projectRoot } from '../paths.js';
import type { Web } from './context.js';

const folder = join(projectRoot, 'src/web/public');
const types = { css: 'text/css', js: 'text/javascript' } as const;
const files = readdirSync(folder).filter((name) => /\.(css|js)$/.test(name));

export const assetPaths = files.map((name) => `/${name}`);

/** The styles and the scripts, asked for again only when they changed. */
export function assetRoutes(app: Web): void {
  for (const name of files) {
    const body = readFileSync(join(folder, name), 'utf8');
    const etag = `"${sha256(body).slice(0, 16)}"`;
    const type = types[name.split('.')[1] as keyof typeof types];
    const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache', etag };
    app.get(`/${name}`, (c) =>
      c.req.header('if-none-match') === etag ? c.body(null, 304, headers) : c.body(body, 200, headers),
    );
  }
}
