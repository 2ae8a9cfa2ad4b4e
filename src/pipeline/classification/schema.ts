import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case words joined by hyphens');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD');

/** Phrases of each language, separated by commas. */
const phrases = z.record(
  z.string().length(2),
  z.string().transform((list) =>
    list
      .split(/[,،]/)
      .map((phrase) => phrase.trim())
      .filter(Boolean),
  ),
);

const actor = z.strictObject({
  name: z.string(),
  /** What it is to the side. A state's name may stand for the side in {side}. */
  kind: z.enum(['state', 'person', 'ministry', 'forces', 'firm', 'place', 'weapon']),
  /** Concepts that naming the actor also expresses, such as leader, while in office. */
  roles: z.array(id).default([]),
  from: day.optional(),
  to: day.optional(),
  forms: phrases,
});

const side = z.strictObject({
  id,
  name: z.string(),
  /** The alignment of its state media, as the list of sources names it. */
  media: id,
  actors: z.array(actor).min(1),
  /** Phrases in which the side is only spoken of: "the war on Iran" does not make Iran act. */
  topics: phrases.default({}),
});

const rule = z.strictObject({
  name: z.string(),
  /** Concepts that must all occur; "a|b" is a choice. */
  all: z.array(z.string().min(1)).min(1),
  none: z.array(id).default([]),
  /**
   * Which sides must be in sight: in the sentence, beside it, or in the headline. With "stance" one must act and the
   * other may be no more than the topic.
   */
  sides: z.union([z.enum(['both', 'stance', 'either', 'none']), id]).default('both'),
  scope: z.enum(['sentence', 'clause']).default('sentence'),
  /** Whether the concepts must come in the order given. */
  ordered: z.boolean().default(false),
  /** Whether a side in a list of countries counts in full, as it does where third countries take part. */
  lists: z.boolean().default(false),
  strength: z.number().min(0.1).max(5).default(1),
  /** Fixed direction, or "cue": strengthens unless a weakening cue in the clause turns it. */
  direction: z.enum(['strengthens', 'weakens', 'cue']).default('cue'),
});

const indicator = z.strictObject({
  id,
  name: z.string(),
  dimension: z.string(),
  definition: z.string(),
  strengthens: z.string(),
  weakens: z.string(),
  restsOn: z.array(z.string()).default([]),
  rules: z.array(rule).min(1),
});

const exclusion = z.strictObject({
  id,
  /** mask: nothing inside the phrase counts. topic: the phrase speaks against relevance. */
  effect: z.enum(['mask', 'topic']),
  /** How strongly a topic in the headline speaks against relevance before anything is fitted, in log-odds. */
  weight: z.number().min(0).max(10).default(1),
  phrases,
});

const cues = z.strictObject({
  weakening: phrases,
  negation: phrases,
  /** Trouble whose end is good news, such as a ban or a dispute, and the words that end it. */
  burden: phrases.default({}),
  relief: phrases.default({}),
  /** Words after which trouble is only granted: "despite". */
  concession: phrases.default({}),
  denial: phrases,
  allegation: phrases,
  announcement: phrases,
  /** Other countries: three countries in a row make a list, and a list joins nobody. */
  countries: phrases,
  /** The words that may stand between two members of a list. */
  joining: phrases.default({}),
});

/** Fitted numbers and where they come from. */
export const weightsSchema = z.strictObject({
  provenance: z.record(z.string(), z.unknown()),
  /** The score from which an article is relevant, and a label is given. */
  thresholds: z.strictObject({ relevance: z.number(), label: z.number() }),
  relevance: z.record(z.string(), z.number()),
  label: z.record(z.string(), z.number()),
});

/** What people write, field by field. */
export const rulesSchema = z.strictObject({
  id,
  title: z.string(),
  version: z.string(),
  languages: z.array(z.string().length(2)).min(1),
  themes: z.record(z.string(), z.string()).default({}),
  sides: z.tuple([side, side]),
  concepts: z.record(id, phrases),
  cues,
  /** A phrase of the key concept hides the phrases of the listed ones that lie inside it. */
  shadows: z.record(id, z.array(z.string())).default({}),
  exclusions: z.array(exclusion).default([]),
  indicators: z.array(indicator).min(1),
});

export type Rules = z.infer<typeof rulesSchema>;
export type Codebook = Rules & { weights: z.infer<typeof weightsSchema> };
export type Phrases = z.infer<typeof phrases>;
export type RuleSource = z.infer<typeof rule>;
