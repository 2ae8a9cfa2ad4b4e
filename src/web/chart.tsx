import type { Point } from '../pipeline/reporting/trend/value.js';

interface Size {
  width: number;
  height: number;
}

const margin = { left: 44, right: 12, top: 10, bottom: 22 };

/** Round values from one bound to the other, about `count` of them and always zero. */
export function ticks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}

const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

interface LineProps {
  points: Point[];
  size: Size;
  label: string;
  /** Where the stories of a point are listed. */
  href: (point: Point) => string;
  /** Dates and values at the axes. */
  axes?: boolean;
}

/** A line with its band of uncertainty around zero. A hollow point lacks a perspective. */
export const BandChart = ({ points, size, label, href, axes = true }: LineProps) => {
  const { width, height } = size;
  const [left, bottom] = axes ? [margin.left, margin.bottom] : [4, 4];
  const low = Math.min(0, ...points.map((point) => point.low));
  const high = Math.max(0, ...points.map((point) => point.high));
  const span = high - low || 1;
  const x = (index: number) => left + (index * (width - left - margin.right)) / Math.max(1, points.length - 1);
  const y = (value: number) => margin.top + ((high - value) / span) * (height - margin.top - bottom);
  const at = (index: number, value: number) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`;
  const upper = points.map((point, index) => at(index, point.high));
  const lower = points.map((point, index) => at(index, point.low)).reverse();
  return (
    // biome-ignore lint/a11y/useSemanticElements: no HTML element groups the links of a drawing.
    <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
      <polygon class="band" points={[...upper, ...lower].join(' ')} />
      {axes &&
        ticks(low, high, 5).map((value) => (
          <g class="tick">
            <line x1={left} x2={width - margin.right} y1={y(value)} y2={y(value)} />
            <text x={left - 6} y={y(value) + 4} text-anchor="end">
              {Number(value.toPrecision(3))}
            </text>
          </g>
        ))}
      <line class="zero" x1={left} x2={width - margin.right} y1={y(0)} y2={y(0)} />
      <polyline class="line" points={points.map((point, index) => at(index, point.index)).join(' ')} />
      {axes && <Dates points={points} x={x} y={height - 6} />}
      {points.map((point, index) => (
        <a href={href(point)}>
          <circle
            class={point.missing.length ? 'point missing' : 'point'}
            cx={x(index)}
            cy={y(point.index)}
            r={axes && points.length <= 120 ? 3 : 1.5}
          >
            <title>{describePoint(point)}</title>
          </circle>
        </a>
      ))}
    </svg>
  );
};

const Dates = ({ points, x, y }: { points: Point[]; x: (index: number) => number; y: number }) => {
  const every = Math.max(1, Math.ceil(points.length / 8));
  const days = Date.parse(points.at(-1)?.period ?? '') - Date.parse(points[0]?.period ?? '');
  const format = days > 400 * 86_400_000 ? long : short;
  return (
    <g class="tick">
      {points.map(({ period }, index) =>
        index % every === 0 ? (
          <text x={x(index)} y={y} text-anchor={index === 0 ? 'start' : 'middle'}>
            {format.format(new Date(period))}
          </text>
        ) : null,
      )}
    </g>
  );
};

export const describePoint = ({ period, index, low, high, strengthens, weakens, articles, missing }: Point): string =>
  `${period}: ${index.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)}); ${strengthens.toFixed(1)} strengthening, ` +
  `${weakens.toFixed(1)} weakening, ${articles} articles read${missing.length ? `; little read of ${missing.join(', ')}` : ''}`;

interface BarProps {
  strengthens: number[];
  weakens: number[];
  /** Positions of bursts and lulls. */
  marks: { at: number; title: string }[];
  size: Size;
  label: string;
}

/** Stories for and against over time, up and down from one axis, on a scale of their own. */
export const BarChart = ({ strengthens, weakens, marks, size, label }: BarProps) => {
  const { width, height } = size;
  const step = width / Math.max(1, strengthens.length);
  const most = Math.max(1, ...strengthens, ...weakens);
  const middle = height / 2;
  const scale = (value: number) => (value / most) * (middle - 5);
  const bar = Math.max(0.8, step * 0.8).toFixed(1);
  // One path for all bars of a side: an element for each takes most of the page's time and bytes.
  const bars = (values: number[], side: 1 | -1) =>
    values
      .map((value, index) => {
        const height = (side * scale(value)).toFixed(1);
        return value < 0.05 ? '' : `M${(index * step).toFixed(1)} ${middle}v${-height}h${bar}v${height}z`;
      })
      .join('');
  return (
    <svg class="bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path class="strengthens" d={bars(strengthens, 1)} />
      <path class="weakens" d={bars(weakens, -1)} />
      <line class="zero" x1={0} x2={width} y1={middle} y2={middle} />
      {marks.map(({ at, title }) => (
        <circle class="mark" cx={(at + 0.4) * step} cy={3} r={2.5}>
          <title>{title}</title>
        </circle>
      ))}
    </svg>
  );
};

/** Counts over time in the space of a word, on a scale of their own. */
export const SparkBars = ({ counts, label }: { counts: number[]; label: string }) => {
  const [width, height] = [120, 14];
  const step = width / Math.max(1, counts.length);
  const most = Math.max(1, ...counts);
  const bar = (count: number, index: number) =>
    count
      ? `M${(index * step).toFixed(1)} ${height}v${((-count / most) * height).toFixed(1)}h${(step * 0.8).toFixed(1)}V${height}z`
      : '';
  return (
    <svg class="spark" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={counts.map(bar).join('')} />
    </svg>
  );
};
