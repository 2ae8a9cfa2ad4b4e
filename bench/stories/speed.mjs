import { placeInStories } from '../../dist/src/pipeline/stories/group.js';
import { sketchOf } from '../../dist/src/pipeline/stories/sketch.js';

/** 100,000 articles in two years are about 700 in five days. */
const among = 700;
const rounds = 100;

/** The median processor time of placing one more article among the placed ones of its days. */
export function placingCost() {
  const items = Array.from({ length: among }, (_, i) => generated(i));
  const placed = Object.fromEntries(items.map(({ id }) => [id, { story: id, copyOf: null }]));
  const times = Array.from({ length: rounds }, (_, round) => {
    const arrival = { ...generated(among + round), sketch: undefined };
    const begin = process.cpuUsage();
    placeInStories([...items, arrival], placed);
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  return { among, milliseconds: Number(times[rounds / 2].toFixed(1)) };
}

function generated(i) {
  const words = (count, salt) =>
    Array.from({ length: count }, (_, k) => `word${(i * salt + k * k * 31) % 5_000}`).join(' ');
  const article = { title: words(10, 7), text: words(400, 13) };
  const described = { id: String(i), language: 'en', published: '2026-03-01', source: `outlet-${i % 40}`, labels: [] };
  return { ...described, ...article, sketch: sketchOf(article) };
}
