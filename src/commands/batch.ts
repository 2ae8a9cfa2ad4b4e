import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { UserError } from '../errors.js';

/**
 * Does every task of a JSON Lines file and writes one line of JSON per task to
 * standard output, in order. A task that cannot be done becomes a line with
 * `error`. Progress goes to standard error when that is a terminal.
 */
export async function runBatch<Task extends object>(
  file: string,
  perform: (task: Task) => Promise<object>,
): Promise<void> {
  const tasks = readTasks<Task>(file);
  const ahead = availableParallelism() * 4;
  const running: Promise<object>[] = [];
  for (let next = 0, done = 0; done < tasks.length; done++) {
    while (next < tasks.length && running.length < ahead) running.push(attempt(tasks[next++]!, perform));
    const line = `${JSON.stringify(await running.shift())}\n`;
    if (!process.stdout.write(line)) await new Promise((drained) => process.stdout.once('drain', drained));
    if (process.stderr.isTTY) process.stderr.write(`\r${done + 1} of ${tasks.length}`);
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
}

/** The bytes of a task's `file`, relative to the list's folder, unpacked when it ends in .gz. */
export function readInput(list: string, file: string): Uint8Array {
  const bytes = readFileSync(resolve(dirname(list), file));
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

async function attempt<Task extends object>(task: Task, perform: (task: Task) => Promise<object>): Promise<object> {
  const { id, file } = task as { id?: string; file?: string };
  const name = id === undefined ? { file } : { id };
  try {
    return { ...name, ...(await perform(task)) };
  } catch (error) {
    return { ...name, error: error instanceof Error ? error.message : String(error) };
  }
}

function readTasks<Task>(file: string): Task[] {
  return readText(file)
    .split('\n')
    .flatMap((line, index) => {
      if (!line.trim()) return [];
      try {
        return [JSON.parse(line) as Task];
      } catch {
        throw new UserError(`${file}:${index + 1}: expected one JSON object on the line`);
      }
    });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`${file} cannot be read. Name a list of one JSON object a line.`);
  }
}
