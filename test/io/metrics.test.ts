import { expect, test } from 'vitest';
import { renderMetrics } from '../../src/io/metrics.js';

const source = { id: 'one', state: 'ok', failures: 0, succeededAt: new Date(5000), lastNewAt: null, entries: 7 };

test('figures leave in the format of Prometheus, and a removed source takes its own along', async () => {
  const first = await renderMetrics({ counts: { articles: 3 }, sources: [source], alarm: true });
  expect(first.contentType).toContain('text/plain');
  for (const line of [
    'entente_items{stage="articles"} 3',
    'entente_sources{state="ok"} 1',
    'entente_source_last_success_timestamp_seconds{source="one"} 5',
    'entente_source_entries{source="one"} 7',
    'entente_alarm 1',
  ])
    expect(first.body.split('\n')).toContain(line);
  expect(first.body).not.toContain('entente_source_last_new_timestamp_seconds{');
  const second = await renderMetrics({ counts: {}, sources: [], alarm: false });
  expect(second.body).not.toContain('source="one"');
  expect(second.body).toContain('entente_alarm 0');
});
