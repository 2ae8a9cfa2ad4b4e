import type { AnyWorker } from '../src/worker.js';
import classify from './classify.js';
import digest from './digest.js';
import feed from './feed.js';
import health from './health.js';
import poll from './poll.js';
import scrape from './scrape.js';
import story from './story.js';
import sweep from './sweep.js';
import tidy from './tidy.js';
import trend from './trend.js';

/** The pipeline, in order. */
export const workers: AnyWorker[] = [sweep, health, tidy, poll, feed, scrape, classify, story, trend, digest];
