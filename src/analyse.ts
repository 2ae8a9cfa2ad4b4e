import { availableParallelism } from 'node:os';
import type { Knowledge, Tasks } from './analysis.js';
import { readCodebook } from './codebook.js';
import { type Config, sha256 } from './config.js';
import { openThreads } from './io/threads.js';
import { readYaml } from './io/yaml.js';
import { builtFile } from './paths.js';
import { type Sites, sitesSchema } from './pipeline/articles/sites.js';

/** The tasks of `analysis.ts`, each run in a thread. */
export type Analyse = {
  [Name in keyof Tasks]: (...task: Parameters<Tasks[Name]>) => Promise<Awaited<ReturnType<Tasks[Name]>>>;
};

/** Opens the threads alone, for commands that need no store. Without a codebook they judge nothing. */
export function openAnalysis(config: Config, knowledge: Knowledge = loadKnowledge(config).knowledge) {
  const threads = openThreads(builtFile('src/analysis.js'), {
    threads: config.threads ?? availableParallelism(),
    timeoutMs: 10_000,
    workerData: knowledge,
  });
  const analyse: Analyse = {
    parse: (task) => threads.run('parse', task),
    news: (task) => threads.run('news', task),
    extract: (task) => threads.run('extract', task),
    inspect: (task) => threads.run('inspect', task),
    classify: (task) => threads.run('classify', task),
    explain: (task) => threads.run('explain', task),
    place: (task) => threads.run('place', task),
    assess: (task) => threads.run('assess', task),
  };
  return { analyse, close: threads.close };
}

/** What the configuration's files say of codebook and sites, and the codebook's hash. */
export function loadKnowledge(config: Config) {
  const codebook = readCodebook(config.codebookFile);
  return { knowledge: { codebook, sites: loadSites(config) }, hash: sha256(JSON.stringify(codebook)) };
}

/** The rules for sites that extraction alone does not read well. */
export const loadSites = ({ sitesFile }: Config): Sites => readYaml(sitesFile, sitesSchema);
