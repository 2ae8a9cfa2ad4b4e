/** A sentence that states something, with the rows that show it. */
export interface Statement {
  text: string;
  /** Ids of rows: F a flag, D a decision, C a commitment, S a source, T a point of the trend; W the window of a digest's date. */
  evidence: string[];
}

const known = /^([FDC]\d+|S:.+|T:\S+|W\d{4}-\d{2}-\d{2})$/;

/** A statement; throws when nothing shows it, so that such a digest is not sent. */
export function state(text: string, evidence: string[]): Statement {
  const wrong = evidence.find((id) => !known.test(id));
  if (wrong !== undefined) throw new Error(`"${text}" names evidence of no known kind: ${wrong}`);
  if (evidence.length === 0) throw new Error(`"${text}" has no evidence`);
  return { text, evidence };
}
