import { areCopies } from '../articles/fingerprint.js';
import { type Sketch, sketchOf } from './sketch.js';
import { numbersOf } from './terms.js';
import { Vectors } from './vectors.js';

/** An article as it is compared. */
export interface StoryItem {
  id: string;
  title: string;
  /** Needed where there is no sketch yet. */
  text?: string;
  sketch?: Sketch;
  language?: string;
  /** ISO 8601. */
  published?: string;
  /** The outlet. */
  source?: string;
  /** "indicator/direction": what the classifier found is the same in all languages. */
  labels?: readonly string[];
}

const day = 86_400_000;
/** Reports of one event come within this many days of each other. */
export const longestApart = 2;

/** Log-odds that two items tell of one event, by `npm run bench:stories -- --fit`; across languages a little stricter than fitted. */
const within = { bias: -1.4, features: [8.97, -1.87, -2.33, -5.05, 30.06] };
const across = { bias: -2.1, features: [0.32, 3.49, -1.11] };

/** Items of one period of news, prepared for comparison: a term weighs more the fewer of them have it. */
export class Period {
  readonly sketches: Sketch[];
  private readonly days: number[];
  private readonly words: Vectors;
  /** Made when two languages meet. */
  private anchors?: Vectors;

  constructor(readonly items: readonly StoryItem[]) {
    this.sketches = items.map((item) => item.sketch ?? sketchOf({ title: item.title, text: item.text ?? '' }));
    this.days = items.map(({ published }) => Date.parse(published ?? '') / day);
    this.words = new Vectors(this.sketches.map(({ words }) => words));
  }

  /** The estimated probability, 0 to 1, that two items tell of the same event; 0 for items without a date or days apart. */
  probability(one: number, other: number): number {
    const found = this.features(one, other);
    if (!found) return 0;
    if (this.areCopies(one, other)) return 1;
    const { bias, features } = found.sameLanguage ? within : across;
    return 1 / (1 + Math.exp(-features.reduce((sum, weight, i) => sum + weight * found.values[i]!, bias)));
  }

  /** Whether the second text is a copy of the first, in whole or for the most part. */
  areCopies(one: number, other: number): boolean {
    // Comparing fingerprints is dear, and copies share their headline or lead.
    if (this.words.cosine(one, other) < 0.3) return false;
    return areCopies(this.sketches[one]!.fingerprint, this.sketches[other]!.fingerprint);
  }

  /** What the probability is made of; undefined where nothing can be compared. */
  features(one: number, other: number): { sameLanguage: boolean; values: number[] } | undefined {
    const [a, b] = [this.items[one]!, this.items[other]!];
    const daysApart = Math.abs(this.days[one]! - this.days[other]!);
    if (!(daysApart <= longestApart)) return undefined;
    const common = Number(haveCommonLabel(a, b));
    if (a.language === b.language) {
      const sameSource = a.source !== undefined && a.source === b.source;
      const column = sameSource && isColumn(a, b);
      const alike = this.words.cosine(one, other);
      // Words say more where the classifier found the same, and a common label without common words says little.
      const values = [alike, daysApart, Number(sameSource), Number(column), common * alike];
      return { sameLanguage: true, values };
    }
    this.anchors ??= new Vectors(this.sketches.map((sketch) => sketch.anchors));
    const anchors = this.anchors.overlap(one, other);
    return anchors > 0 ? { sameLanguage: false, values: [anchors, common, daysApart] } : undefined;
  }
}

const haveCommonLabel = ({ labels: a = [] }: StoryItem, { labels: b = [] }: StoryItem): boolean =>
  a.some((label) => b.includes(label));

/** Headlines with other numbers by one outlet are the next instalment of something: "day 1,412", "day 1,415". */
function isColumn(a: StoryItem, b: StoryItem): boolean {
  const [one, other] = [numbersOf(a.title), numbersOf(b.title)];
  return one.length > 0 && other.length > 0 && !one.some((number) => other.includes(number));
}
