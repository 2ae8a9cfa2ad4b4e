import { z } from 'zod';
import type { ListedItem } from '../io/db/review.js';
import type { QueuedStory } from '../io/db/story-queue.js';
import { safeHref } from './href.js';
import { labelsOf } from './labels.js';

/** An item as programs get it; the API's description is made from this. */
export const itemRecord = z.object({
  id: z.number().int(),
  state: z.enum(['open', 'accepted', 'dismissed', 'escalated']).nullable().describe('null: not flagged'),
  version: z.number().int().describe('Id of the latest decision; send it back with the next one'),
  snoozedUntil: z.iso.datetime().nullable(),
  assignee: z.string().nullable(),
  title: z.string(),
  url: z.string().nullable(),
  link: z.string().describe("The item's own page here"),
  source: z.string(),
  alignment: z.string().nullable(),
  reliability: z.string().nullable().describe('Admiralty code, A to F'),
  language: z.string().nullable(),
  time: z.iso.datetime(),
  score: z.number().nullable().describe('Estimated probability that a coder calls the article relevant'),
  labels: z.array(
    z.object({
      indicator: z.string(),
      direction: z.enum(['strengthens', 'weakens']),
      status: z.string().nullable(),
      score: z.number().nullable().describe('null: given by a reviewer'),
      tentative: z.boolean().describe('Less likely right than wrong (a score under 0.5), and no reviewer accepted it'),
      evidence: z.array(z.object({ start: z.number().int(), end: z.number().int(), text: z.string() })),
    }),
  ),
});

export type ItemRecord = z.infer<typeof itemRecord>;

export const recordOf = (item: ListedItem, origin: string): ItemRecord => ({
  id: item.id,
  state: item.state,
  version: item.version ?? 0,
  snoozedUntil: item.wakeAt?.toISOString() ?? null,
  assignee: item.assignee,
  title: item.title,
  url: safeHref(item.url) ?? null,
  link: `${origin}/articles/${item.id}`,
  source: item.source,
  alignment: item.alignment,
  reliability: item.reliability,
  language: item.language,
  time: item.time.toISOString(),
  score: item.score,
  labels: labelsOf(item).map(({ indicator, direction, status, score, tentative, evidence }) => ({
    indicator,
    direction,
    status,
    score,
    tentative,
    evidence,
  })),
});

/** A story as programs get it. */
export const storyRecord = z.object({
  id: z.number().int().describe('Id of the article that named it'),
  reports: z.number().int().describe('Flagged articles of the story'),
  sources: z.number().int().describe('Independent publishers among them'),
  latest: z.iso.datetime(),
  lead: itemRecord.describe('The article that fits the filter best'),
  items: z.array(
    z.object({
      id: z.number().int(),
      state: itemRecord.shape.state,
      version: itemRecord.shape.version,
      title: z.string(),
      source: z.string(),
      alignment: z.string().nullable(),
      language: z.string().nullable(),
      time: z.iso.datetime(),
    }),
  ),
});

export const storyRecordOf = ({ lead, reports }: QueuedStory, origin: string): z.infer<typeof storyRecord> => ({
  id: lead.storyId ?? lead.id,
  reports: reports.length,
  sources: lead.storySources ?? 1,
  latest: (lead.storyTime ?? lead.time).toISOString(),
  lead: recordOf(lead, origin),
  items: reports.map(({ id, state, version, title, source, alignment, language, time }) => ({
    ...{ id, state, version, title, source, alignment, language },
    time: time.toISOString(),
  })),
});
