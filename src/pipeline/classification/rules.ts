import type { Codebook, RuleSource } from './schema.js';

type Sides = 'both' | 'stance' | 'either' | 'none';
/** What a rule may say of the sides beside naming one. */
export const SIDES: readonly string[] = ['both', 'stance', 'either', 'none'] satisfies Sides[];

/** A rule with its concepts as numbers. */
export interface CompiledRule {
  indicator: number;
  source: RuleSource;
  /** Each group is a choice of concepts, one of which must occur. */
  groups: number[][];
  none: number[];
  sides: Sides | number;
}

/** The rules, and which of them each concept has a part in. */
export interface RuleIndex {
  all: CompiledRule[];
  /** By concept: the rule's number and the bit of the group that the concept satisfies. */
  uses: Map<number, { rule: number; bit: number }[]>;
}

/** So that a sentence costs what its concepts cost, whatever the number of rules. */
export function indexRules(all: CompiledRule[]): RuleIndex {
  const uses: RuleIndex['uses'] = new Map();
  all.forEach(({ groups }, rule) => {
    groups.forEach((group, position) => {
      for (const concept of group) {
        const known = uses.get(concept);
        if (known) known.push({ rule, bit: 1 << position });
        else uses.set(concept, [{ rule, bit: 1 << position }]);
      }
    });
  });
  return { all, uses };
}

/** The rules of which all groups but so many have a concept among those given. */
export function* eligible(
  { all, uses }: RuleIndex,
  concepts: Iterable<number>,
  lacking: number,
): Generator<CompiledRule> {
  const met = new Map<number, number>();
  for (const concept of concepts)
    for (const { rule, bit } of uses.get(concept) ?? []) met.set(rule, (met.get(rule) ?? 0) | bit);
  for (const [rule, bits] of met) if (all[rule]!.groups.length - bitCount(bits) <= lacking) yield all[rule]!;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}

/** The rules with concepts by number. */
export function compileRules({ indicators }: Codebook, idOf: (concept: string) => number): CompiledRule[] {
  return indicators.flatMap(({ rules }, indicator) =>
    rules.map((source) => ({
      indicator,
      source,
      groups: source.all.map((group) => group.split('|').map(idOf)),
      none: source.none.map(idOf),
      sides: SIDES.includes(source.sides) ? (source.sides as Sides) : idOf(source.sides),
    })),
  );
}
