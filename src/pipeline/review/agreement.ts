/** What one coder said of one article. */
export interface Coding {
  relevant: boolean;
  /** "indicator/direction". */
  labels: string[];
}

/** Two coders' judgements of the same article, the second made without knowledge of the first. */
export interface DoubleCoding {
  first: Coding;
  second: Coding;
}

export interface Agreement {
  /** How many articles both coded. */
  articles: number;
  /** How many times the first, and the second, said yes. */
  yes: [first: number, second: number];
  /** The share of articles on which both said the same, 0 to 1. */
  observed: number;
  /** Undefined where both say the same throughout: chance alone would make them agree. */
  kappa: number | undefined;
}

/**
 * Cohen's kappa of yes-or-no judgements: the agreement beyond chance as a share of what is possible beyond chance, at most 1
 * (J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 1960).
 */
export function cohensKappa(pairs: readonly (readonly [boolean, boolean])[]): Agreement {
  const articles = pairs.length;
  const share = (fits: (pair: readonly [boolean, boolean]) => boolean) => pairs.filter(fits).length / articles;
  const [first, second] = [share(([one]) => one), share(([, other]) => other)];
  const observed = share(([one, other]) => one === other);
  const chance = first * second + (1 - first) * (1 - second);
  const yes: Agreement['yes'] = [Math.round(first * articles) || 0, Math.round(second * articles) || 0];
  const kappa = articles === 0 || chance === 1 ? undefined : (observed - chance) / (1 - chance);
  return { articles, yes, observed: articles ? observed : 0, kappa };
}

/** Agreement on whether articles are relevant, and on each indicator that one of the coders gave. */
export function agreementOf(codings: readonly DoubleCoding[]): {
  relevance: Agreement;
  indicators: Map<string, Agreement>;
} {
  const shows = ({ relevant, labels }: Coding, indicator: string) =>
    relevant && labels.some((label) => label.startsWith(`${indicator}/`));
  const given = codings.flatMap(({ first, second }) => [...first.labels, ...second.labels]);
  const indicators = [...new Set(given.map((label) => label.split('/')[0]!))].sort();
  return {
    relevance: cohensKappa(codings.map(({ first, second }) => [first.relevant, second.relevant])),
    indicators: new Map(
      indicators.map((indicator) => [
        indicator,
        cohensKappa(codings.map(({ first, second }) => [shows(first, indicator), shows(second, indicator)])),
      ]),
    ),
  };
}
