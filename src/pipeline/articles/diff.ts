export interface Change {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Cells of the table that one comparison may fill; beyond it everything between the first and last difference counts as replaced. */
const mostCells = 4_000_000;
/** Two paragraphs with less than this share of words in common are different ones. */
const likeness = 0.3;

/**
 * What changed between two texts, by words where paragraphs were edited and by paragraphs where they were replaced. Same and added
 * parts joined are the new text, same and removed ones the old.
 */
export function diffTexts(before: string, after: string): Change[] {
  const changes: Change[] = [];
  const paragraphs = differences(before.split(/(?<=\n)/), after.split(/(?<=\n)/));
  for (let i = 0; i < paragraphs.length; i++) {
    const [now, next] = [paragraphs[i]!, paragraphs[i + 1]];
    const edited = now.kind === 'removed' && next?.kind === 'added' && edit(now.text, next.text);
    if (edited) i++;
    changes.push(...(edited || [now]));
  }
  return joined(changes);
}

/** The changed words of an edited passage; undefined for one that was replaced. */
function edit(before: string, after: string): Change[] | undefined {
  const changes = differences(before.split(/(?<=\s)/), after.split(/(?<=\s)/));
  const same = changes.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.length : 0), 0);
  return same > likeness * Math.max(before.length, after.length) ? changes : undefined;
}

/** The longest common subsequence and what is left of both, removed before added, neighbours of one kind joined. */
function differences(before: string[], after: string[]): Change[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let [endBefore, endAfter] = [before.length, after.length];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--;
    endAfter--;
  }
  const same = (parts: string[]): Change => ({ kind: 'same', text: parts.join('') });
  return joined([
    same(before.slice(0, start)),
    ...middle(before.slice(start, endBefore), after.slice(start, endAfter)),
    same(before.slice(endBefore)),
  ]);
}

function middle(before: string[], after: string[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  const lengths = before.length * after.length > mostCells ? undefined : commonLengths(before, after);
  const width = after.length + 1;
  while (lengths && i < before.length && j < after.length) {
    if (before[i] === after[j]) {
      changes.push({ kind: 'same', text: before[i++]! });
      j++;
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)
      changes.push({ kind: 'removed', text: before[i++]! });
    else changes.push({ kind: 'added', text: after[j++]! });
  }
  changes.push({ kind: 'removed', text: before.slice(i).join('') }, { kind: 'added', text: after.slice(j).join('') });
  return changes;
}

/** For each pair of positions, the length of the longest common subsequence of what follows them. */
function commonLengths(before: string[], after: string[]): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  return lengths;
}

function joined(changes: Change[]): Change[] {
  const list: Change[] = [];
  for (const change of changes) {
    const last = list.at(-1);
    if (change.text === '') continue;
    if (last?.kind === change.kind) last.text += change.text;
    else if (change.kind === 'removed' && last?.kind === 'added' && list.at(-2)?.kind === 'removed')
      list.at(-2)!.text += change.text;
    else list.push({ ...change });
  }
  return list;
}
