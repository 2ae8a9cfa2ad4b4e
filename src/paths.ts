import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder: the same whether the sources or the built files run. */
export const projectRoot = (() => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** Threads cannot load TypeScript, so they always start from the built tree. */
export const builtFile = (path: string) => join(projectRoot, 'dist', path);
