/** A stored article as it was judged, as reviewers decided, and as another codebook would have it. */
export interface TrialArticle {
  id: number;
  title: string;
  /** "indicator/direction" of each label; none where the article is not flagged. */
  before: readonly string[];
  after: readonly string[];
  /** By the latest decision; undefined while nobody has decided. */
  verdict?: 'accepted' | 'dismissed' | undefined;
}

export interface TrialChange {
  id: number;
  title: string;
  gained: string[];
  lost: string[];
}

/** What another codebook would change. */
export interface Trial {
  articles: number;
  /** Flagged by it alone, by the codebook in force alone, and by both with other labels. */
  flagged: TrialChange[];
  dropped: TrialChange[];
  relabelled: TrialChange[];
  /** Over the articles that reviewers accepted or dismissed. */
  reviewed: number;
  /** How many of these each codebook judges as the reviewers did. */
  agreement: { before: number; after: number };
}

/** Compares the two judgements of each article. */
export function compareTrial(articles: readonly TrialArticle[]): Trial {
  const changes = articles.map(({ id, title, before, after }) => ({
    id,
    title,
    gained: after.filter((label) => !before.includes(label)),
    lost: before.filter((label) => !after.includes(label)),
    kind: kindOf(before.length > 0, after.length > 0),
  }));
  const of = (wanted: string) =>
    changes
      .filter(({ kind, gained, lost }) => kind === wanted && gained.length + lost.length > 0)
      .map(({ kind: _, ...change }) => change);
  const reviewed = articles.filter(({ verdict }) => verdict);
  const agreeing = (side: 'before' | 'after') =>
    reviewed.filter(({ verdict, [side]: labels }) => (verdict === 'accepted') === labels.length > 0).length;
  return {
    articles: articles.length,
    flagged: of('flagged'),
    dropped: of('dropped'),
    relabelled: of('relabelled'),
    reviewed: reviewed.length,
    agreement: { before: agreeing('before'), after: agreeing('after') },
  };
}

function kindOf(before: boolean, after: boolean) {
  if (before === after) return 'relabelled';
  return after ? 'flagged' : 'dropped';
}
