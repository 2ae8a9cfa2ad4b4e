import type { DayCount } from '../digest/value.js';
import { shortDate } from '../digest/words.js';

const bar = { width: 16, gap: 4, height: 44 };

/** The content id under which a mail carries the picture. */
export const chartId = 'trend@entente';

/** The days before as an SVG without words: strengthening stories up, weakening ones down. */
export function pastChart(past: DayCount[]): string {
  const most = Math.max(1, ...past.flatMap(({ strengthens, weakens }) => [strengthens, weakens]));
  const step = bar.width + bar.gap;
  const scale = (count: number) => Math.round((count / most) * bar.height);
  const width = past.length * step;
  const bars = past.map(({ strengthens, weakens }, index) => {
    const [up, down, x] = [scale(strengthens), scale(weakens), index * step + bar.gap / 2];
    const rect = (y: number, height: number, color: string) =>
      height ? `<rect x="${x}" y="${y}" width="${bar.width}" height="${height}" fill="${color}"/>` : '';
    return rect(bar.height - up, up, '#2e8b57') + rect(bar.height + 2, down, '#c8503f');
  });
  const height = 2 * bar.height + 2;
  const axis = `<rect x="0" y="${bar.height}" width="${width}" height="2" fill="#9aa4ae"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${bars.join('')}${axis}</svg>`;
}

/** What the picture shows, in words. */
export function chartCaption(past: DayCount[]): string {
  const sum = (side: 'strengthens' | 'weakens') => past.reduce((total, day) => total + day[side], 0);
  const [first, last] = [past[0]!.date, past.at(-1)!.date].map(shortDate);
  return `Stories a day from ${first} to ${last}: ${sum('strengthens')} strengthening (up), ${sum('weakens')} weakening (down)`;
}
