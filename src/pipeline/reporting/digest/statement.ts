/** A sentence that states something, with the rows that show it. */
export interface Statement {
  text: string;
  /** Ids of rows: F a flag, D a decision, C a commitment, S a source, T a point of the trend; W the window of a digest's date. */
  evidence: string[];
}

const known = /^([FDC]\d+|S:.+|T:\S+|W\d{4}-\d{2}-\d{2})$/;

/** Ids as a reader sees them: those of one kind in order, neighbours as "F14-17". */
export function idsOf({ evidence }: Statement): string {
  const numbered = [...new Set(evidence)].flatMap((id) => {
    const [, kind, number] = /^([FDC])(\d+)$/.exec(id) ?? [];
    return kind ? [{ kind, number: Number(number) }] : [];
  });
  const sorted = numbered.sort((a, b) => a.kind.localeCompare(b.kind) || a.number - b.number);
  const runs: { kind: string; from: number; to: number }[] = [];
  for (const { kind, number } of sorted) {
    const run = runs.at(-1);
    if (run?.kind === kind && run.to === number - 1) run.to = number;
    else runs.push({ kind, from: number, to: number });
  }
  const others = evidence.filter((id) => !/^[FDC]\d/.test(id));
  return [...runs.map(({ kind, from, to }) => `${kind}${from}${to > from ? `-${to}` : ''}`), ...others].join(' ');
}

/** A statement; throws when nothing shows it, so that such a digest is not sent. */
export function state(text: string, evidence: string[]): Statement {
  const wrong = evidence.find((id) => !known.test(id));
  if (wrong !== undefined) throw new Error(`"${text}" names evidence of no known kind: ${wrong}`);
  if (evidence.length === 0) throw new Error(`"${text}" has no evidence`);
  return { text, evidence };
}
