/** All tables. */

export * from './schema-articles.js';
export * from './schema-commitments.js';
export * from './schema-feeds.js';
export * from './schema-flags.js';
export * from './schema-people.js';
export * from './schema-reports.js';
export * from './schema-review.js';
export * from './schema-snapshots.js';
export * from './schema-stories.js';
