/** What is asked of a report to count its voice. */
interface Report {
  id: number;
  /** Publishers of one family are one voice. */
  family: string;
  alignment: string | null;
  /** Of the text that it repeats, or of its own. */
  textHash: string | null;
}

/** Whose side of a story is missing. */
export type Gap =
  /** State media of one side, and nobody else. */
  | { kind: 'only'; alignment: string }
  /** State media of both sides, and nobody who is independent of them. */
  | { kind: 'only-states' }
  /** State media of one side among others, and not those of the other side. */
  | { kind: 'silent'; alignment: string };

/** The reports that repeat an earlier one, each with the first to have the text. `reports` come oldest first. */
export function copiesIn<R extends Report>(reports: readonly R[]): Map<number, R> {
  const first = new Map<string, R>();
  const copies = new Map<number, R>();
  for (const report of reports) {
    const original = report.textHash === null ? undefined : first.get(report.textHash);
    if (original) copies.set(report.id, original);
    else if (report.textHash !== null) first.set(report.textHash, report);
  }
  return copies;
}

/** How many independent publishers report: families that have a text of their own. */
export function countSources(reports: readonly Report[]): number {
  const copies = copiesIn(reports);
  return new Set(reports.filter(({ id }) => !copies.has(id)).map(({ family }) => family)).size;
}

/**
 * What is missing before a story is more than one side's word. Undefined when nothing is, when no state's media
 * report it, or when the alignment of a source is not known. `states` are the alignments of the sides' state media.
 */
export function gapIn(reports: readonly Report[], states: readonly string[]): Gap | undefined {
  const alignments = new Set(reports.map(({ alignment }) => alignment));
  const telling = states.filter((state) => alignments.has(state));
  const [one] = telling;
  if (!one || alignments.has(null)) return undefined;
  if (alignments.size === telling.length)
    return telling.length > 1 ? { kind: 'only-states' } : { kind: 'only', alignment: one };
  const silent = states.find((state) => !alignments.has(state));
  return silent ? { kind: 'silent', alignment: silent } : undefined;
}
