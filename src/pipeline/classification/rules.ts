import { UserError } from '../../errors.js';
import type { Codebook, RuleSource } from './schema.js';

type Sides = 'both' | 'stance' | 'either' | 'none';
const SIDES: readonly string[] = ['both', 'stance', 'either', 'none'] satisfies Sides[];

/** A rule with its concepts as numbers. */
export interface CompiledRule {
  indicator: number;
  source: RuleSource;
  /** Each group is a choice of concepts, one of which must occur. */
  groups: number[][];
  none: number[];
  sides: Sides | number;
}

/** Resolves the concept names of every rule; all unknown names are reported at once. */
export function compileRules(codebook: Codebook, conceptIds: ReadonlyMap<string, number>): CompiledRule[] {
  const problems: string[] = [];
  const rules = codebook.indicators.flatMap(({ id, rules: sources }, indicator) =>
    sources.map((source) => {
      const idOf = (name: string): number => {
        const found = conceptIds.get(name);
        if (found === undefined) problems.push(`${id}, rule "${source.name}": no concept is called "${name}"`);
        return found ?? -1;
      };
      return {
        indicator,
        source,
        groups: source.all.map((group) => group.split('|').map(idOf)),
        none: source.none.map(idOf),
        sides: SIDES.includes(source.sides) ? (source.sides as Sides) : idOf(source.sides),
      };
    }),
  );
  if (problems.length > 0) throw new UserError(`The codebook's rules cannot be read:\n${problems.join('\n')}`);
  return rules;
}
