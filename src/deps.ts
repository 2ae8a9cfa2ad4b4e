import { setMaxListeners } from 'node:events';
import { type Analyse, loadKnowledge, openAnalysis } from './analyse.js';
import type { Config } from './config.js';
import { saveCodebook } from './io/db/classifications.js';
import { openStore, type Store } from './io/db/database.js';
import { createHttp, type Http } from './io/http.js';
import { type Log, openLog } from './io/log.js';
import { postgresTurns } from './io/turns.js';
import type { Indicator } from './types.js';

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
