import type { OpenDeps } from '../deps.js';
import { readStatus } from '../io/db/status.js';

/** Keeps one line on the terminal up to date. Returns how to end it. Elsewhere the log tells the story and this does nothing. */
export function showProgress(deps: OpenDeps): () => void {
  if (!process.stderr.isTTY) return () => {};
  const draw = async () => {
    const { articles, entries, sameArticle, classified, flagged, failed, feeds, feedsFailing } = await readStatus(
      deps.db,
      deps.codebook.hash,
    );
    const sources = feedsFailing ? `${feeds} sources, ${feedsFailing} failing` : `${feeds} sources`;
    const line = `${sources} · fetched ${articles} of ${entries - sameArticle} · classified ${classified} · flagged ${flagged} · failed ${failed}`;
    process.stderr.write(`\r\x1b[K${line}`);
  };
  const timer = setInterval(() => void draw().catch(() => {}), 1_000);
  return () => {
    clearInterval(timer);
    process.stderr.write('\n');
  };
}
