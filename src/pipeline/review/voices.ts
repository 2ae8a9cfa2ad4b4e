/** What is asked of a report to count its voice. */
interface Report {
  id: number;
  /** Publishers of one family are one voice. */
  family: string;
  alignment: string | null;
  /** Of the text that it repeats, or of its own. */
  textHash: string | null;
}

/** Whose side of a story is heard. */
export type Gap =
  /** All of one alignment. */
  | { kind: 'only'; alignment: string }
  /** State media of several sides, and nobody who is independent of them. */
  | { kind: 'only-states' }
  /** Others report it, and this side's state media do not. */
  | { kind: 'silent'; alignments: string[] };

const states = ['russian-state', 'iranian-state'];

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

/** What is missing before a story is more than one side's word; undefined when nothing is, or when a source's side is not known. */
export function gapIn(reports: readonly Report[]): Gap | undefined {
  const alignments = new Set(reports.map(({ alignment }) => alignment));
  if (alignments.size === 0 || alignments.has(null)) return undefined;
  const [only] = alignments;
  if (alignments.size === 1 && only) return { kind: 'only', alignment: only };
  if ([...alignments].every((each) => each !== null && states.includes(each))) return { kind: 'only-states' };
  const silent = states.filter((state) => !alignments.has(state));
  return silent.length ? { kind: 'silent', alignments: silent } : undefined;
}
