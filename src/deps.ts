import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import type { Knowledge, Tasks } from './analysis.js';
import { readCodebook } from './codebook.js';
import { type Config, sha256 } from './config.js';
import { saveCodebook } from './io/db/classifications.js';
import { openStore, type Store } from './io/db/database.js';
import { createHttp, type Http } from './io/http.js';
import { type Log, openLog } from './io/log.js';
import { openThreads } from './io/threads.js';
import { postgresTurns } from './io/turns.js';
import { readYaml } from './io/yaml.js';
import { builtFile } from './paths.js';
import { type Sites, sitesSchema } from './pipeline/articles/sites.js';
import type { Indicator } from './types.js';

/** The tasks of `analysis.ts`, each run in a thread. */
export type Analyse = {
  [Name in keyof Tasks]: (...task: Parameters<Tasks[Name]>) => Promise<Awaited<ReturnType<Tasks[Name]>>>;
};

/** What workers, commands and pages are handed instead of reaching for it. */
export interface Deps {
  config: Config;
  db: Store['db'];
  http: Http;
  analyse: Analyse;
  /** The rules in force; their hash is part of every judgement. */
  codebook: { hash: string; name: string; indicators: Indicator[]; stateMedia: string[] };
  now(): Date;
  log: Log;
  /** Aborted when the process is asked to end. */
  stopping: AbortSignal;
}

export interface OpenDeps extends Deps {
  databaseUrl: string;
  /** Asks what is under way to end. */
  stop(): void;
  close(): Promise<void>;
}

/** Opens everything that the configuration names. */
export async function openDeps(
  config: Config,
  log = openLog(config.logLevel),
  { knowledge, hash } = loadKnowledge(config),
): Promise<OpenDeps> {
  const store = await openStore(config);
  const analysis = openAnalysis(config, knowledge);
  const { userAgent, allowPrivate, hostSpacingMs } = config;
  const http = createHttp({
    userAgent,
    allowPrivate: [...allowPrivate],
    hostSpacingMs,
    turns: postgresTurns(store.pool),
    log,
  });
  const { title: name, indicators, sides } = knowledge.codebook;
  const codebook = { hash, name, indicators, stateMedia: sides.map(({ media }) => media) };
  await saveCodebook(store.db, { hash, name, content: JSON.stringify(knowledge.codebook) });
  const stopping = new AbortController();
  // Each request under way listens to it.
  setMaxListeners(0, stopping.signal);
  return {
    config,
    db: store.db,
    databaseUrl: store.url,
    http,
    analyse: analysis.analyse,
    codebook,
    now: () => new Date(),
    log,
    stopping: stopping.signal,
    stop: () => stopping.abort(),
    close: async () => {
      await Promise.all([http.close(), analysis.close()]);
      await store.close();
    },
  };
}

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
