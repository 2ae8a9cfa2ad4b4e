import { type Config, readConfig } from '../config.js';
import { type OpenDeps, openDeps } from '../deps.js';
import { openLog } from '../io/log.js';

/** Opens everything for one command, and closes it whatever happens. */
export async function withDeps<Result>(
  use: (deps: OpenDeps) => Promise<Result>,
  config: Config = readConfig(),
  logLevel: string = config.logLevel,
): Promise<Result> {
  const deps = await openDeps(config, openLog(logLevel));
  try {
    return await use(deps);
  } finally {
    await deps.close();
  }
}

/** Resolves when the user or the system asks the process to end. */
export const untilStopped = () =>
  new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });

/** Rows as aligned columns; numbers stand to the right. */
export function columns(rows: (string | number)[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (value: string | number, width: number) =>
    typeof value === 'number' ? String(value).padStart(width) : value.padEnd(width);
  return rows
    .map((row) =>
      row
        .map((value, column) => cell(value, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
