import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

interface SourceFigures {
  id: string;
  state: string;
  failures: number;
  succeededAt: Date | null;
  lastNewAt: Date | null;
  entries: number;
}

export interface Figures {
  /** One number for each stage, by name. */
  counts: Readonly<Record<string, number>>;
  sources: readonly SourceFigures[];
  alarm: boolean;
}

const registry = new Registry();
collectDefaultMetrics({ register: registry });

const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
  new Gauge({ name: `entente_${name}`, help, labelNames, registers: [registry] });

const items = gauge('items', 'What the store holds, by stage, as `entente status` counts it', 'stage');
const states = gauge('sources', 'Sources by state of health', 'state');
const alarm = gauge('alarm', '1 while nothing comes in at all');
const success = gauge('source_last_success_timestamp_seconds', 'When a source last answered with a feed', 'source');
const fresh = gauge('source_last_new_timestamp_seconds', 'When a source last brought a new entry', 'source');
const failures = gauge('source_failures', 'Failures of a source in a row', 'source');
const entries = gauge('source_entries', 'Entries that a source was the first to bring', 'source');

/** The figures and those of this process, in the Prometheus text format. */
export async function renderMetrics(figures: Figures): Promise<{ contentType: string; body: string }> {
  // A source that was removed must not keep its last value.
  for (const each of [items, states, success, fresh, failures, entries]) each.reset();
  for (const [stage, count] of Object.entries(figures.counts)) items.set({ stage }, count);
  for (const source of figures.sources) {
    states.inc({ state: source.state });
    failures.set({ source: source.id }, source.failures);
    entries.set({ source: source.id }, source.entries);
    if (source.succeededAt) success.set({ source: source.id }, source.succeededAt.getTime() / 1000);
    if (source.lastNewAt) fresh.set({ source: source.id }, source.lastNewAt.getTime() / 1000);
  }
  alarm.set(figures.alarm ? 1 : 0);
  return { contentType: registry.contentType, body: await registry.metrics() };
}
