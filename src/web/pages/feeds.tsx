import type { listFeeds } from '../../io/db/feeds.js';
import { type Health, type HealthState, healthStates } from '../../pipeline/feeds/health.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { alignmentName, utc } from '../words.js';

type Listed = Awaited<ReturnType<typeof listFeeds>>[number];

interface Source extends Listed {
  health: Health;
  /** New entries on each of the last 14 days. */
  days: number[];
}

const calm: HealthState[] = ['ok', 'new', 'paused', 'retired'];

/** Every source with its health; what needs attention comes first. */
export const FeedsPage = ({ user, sources }: { user: User; sources: Source[] }) => {
  const rank = ({ health }: Source) => healthStates.indexOf(health.state);
  const sorted = [...sources].sort((a, b) => rank(a) - rank(b));
  const troubled = sources.filter(({ health }) => !calm.includes(health.state)).length;
  return (
    <Layout title="Sources" user={user} here="feeds">
      <h1>Sources</h1>
      <p class="hint">
        {sources.length} sources; {troubled === 0 ? 'all is well' : `${troubled} need attention`}.
      </p>
      {user.role === 'admin' && <AddSource />}
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th>Source</th>
              <th>State</th>
              <th>Entries, 14 days</th>
              <th>Last success</th>
              <th>Next check</th>
              {user.role === 'admin' && <th>Change</th>}
            </tr>
          </thead>
          <tbody>
            {sorted.map((source) => (
              <Row source={source} user={user} />
            ))}
          </tbody>
        </table>
      </div>
    </Layout>
  );
};

const Row = ({ source: { feed, poll, health, days, entries }, user }: { source: Source; user: User }) => (
  <tr>
    <th scope="row">
      <a href={`/?state=all&source=${encodeURIComponent(feed.id)}`}>
        <bdi>{feed.name}</bdi>
      </a>
      <div class="hint">{feed.alignment && alignmentName(feed.alignment)}</div>
    </th>
    <td>
      <span class={`health ${calm.includes(health.state) ? 'calm' : 'troubled'}`}>{health.state}</span>
      {health.problem && (
        <div class="hint">
          {health.problem}
          {health.remedy && `; ${health.remedy}`}
        </div>
      )}
    </td>
    <td>
      <Sparkline days={days} /> <span class="hint">{entries} in all</span>
    </td>
    <td>{poll?.succeededAt ? utc(poll.succeededAt) : 'never'}</td>
    <td>{poll && !feed.paused && feed.origin !== 'gone' ? utc(poll.nextAt) : '–'}</td>
    {user.role === 'admin' && (
      <td>
        <form method="post" action={`/feeds/${encodeURIComponent(feed.id)}/${feed.paused ? 'resume' : 'pause'}`}>
          <button type="submit">{feed.paused ? 'Resume' : 'Pause'}</button>
        </form>
        {feed.origin === 'user' && <a href={`/feeds/edit?id=${encodeURIComponent(feed.id)}`}>Edit</a>}
      </td>
    )}
  </tr>
);

const AddSource = () => (
  <div class="line">
    <form class="line" method="post" action="/feeds/preview">
      <label>
        Add a source
        <input name="address" required placeholder="address of a site or of its feed" />
      </label>
      <button type="submit">Look</button>
    </form>
    <form class="line" method="post" action="/feeds/import" enctype="multipart/form-data">
      <label>
        Import OPML
        <input type="file" name="file" accept=".opml,.xml" required />
      </label>
      <button type="submit">Import</button>
    </form>
    <a href="/feeds.opml">Export OPML</a>
  </div>
);

/** A bar for each day; the numbers are in its label. */
const Sparkline = ({ days }: { days: number[] }) => {
  const most = Math.max(1, ...days);
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${14 * 5} 16`}
      role="img"
      aria-label={`New entries by day: ${days.join(', ') || 'none'}`}
    >
      {days.map((count, day) => {
        const height = count === 0 ? 1 : Math.max(2, Math.round((count / most) * 16));
        return <rect x={day * 5} y={16 - height} width={4} height={height} />;
      })}
    </svg>
  );
};
