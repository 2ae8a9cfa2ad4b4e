import type { listFeeds } from '../../io/db/feeds.js';
import { type Health, type HealthState, healthStates } from '../../pipeline/feeds/health.js';
import { SparkBars } from '../chart.js';
import type { User } from '../context.js';
import { Layout } from '../layout.js';
import { Table } from '../table.js';
import { alignmentName, relative, utc } from '../words.js';

type Listed = Awaited<ReturnType<typeof listFeeds>>[number];

interface Source extends Listed {
  health: Health;
  /** New entries on each of the last 14 days. */
  days: number[];
}

const calm: HealthState[] = ['ok', 'new', 'paused', 'retired'];

interface Props {
  user: User;
  sources: Source[];
  now: Date;
}

/** Every source with its health; what needs attention comes first. */
export const FeedsPage = ({ user, sources, now }: Props) => {
  const rank = ({ health }: Source) => healthStates.indexOf(health.state);
  const sorted = [...sources].sort((a, b) => rank(a) - rank(b));
  const troubled = sources.filter(({ health }) => !calm.includes(health.state)).length;
  const managing = user.role === 'admin';
  const columns = ['Source', 'State', 'New, 14 days', 'Last success', 'Next check', ...(managing ? ['Change'] : [])];
  return (
    <Layout title="Sources" user={user} here="feeds">
      <h1>Sources</h1>
      <p class="hint">
        {sources.length} sources;{' '}
        {troubled === 0 ? 'all is well' : `${troubled} ${troubled === 1 ? 'needs' : 'need'} attention`}.
      </p>
      {managing && <AddSource />}
      <Table columns={columns} wide>
        {sorted.map((source) => (
          <Row source={source} managing={managing} now={now} />
        ))}
      </Table>
      <OwnList managing={managing} />
    </Layout>
  );
};

interface RowProps {
  source: Source;
  managing: boolean;
  now: Date;
}

const Row = ({ source: { feed, poll, health, days, entries }, managing, now }: RowProps) => (
  <tr>
    <th scope="row">
      <a href={`/?state=all&source=${encodeURIComponent(feed.id)}`}>
        <bdi>{feed.name}</bdi>
      </a>
      <div class="hint">{feed.alignment && alignmentName(feed.alignment)}</div>
    </th>
    <td>
      <span class={calm.includes(health.state) ? undefined : 'overdue'}>{health.state}</span>
      {health.problem && (
        <div class="hint">
          {health.problem}
          {health.remedy && `; ${health.remedy}`}
        </div>
      )}
    </td>
    <td>
      <SparkBars counts={days} label={`New entries by day: ${days.join(', ') || 'none'}`} />
      <span class="hint">{entries} in all</span>
    </td>
    <td>{poll?.succeededAt ? <Moment time={poll.succeededAt} now={now} /> : 'never'}</td>
    <td>{poll && !feed.paused && feed.origin !== 'gone' ? <Moment time={poll.nextAt} now={now} /> : '–'}</td>
    {managing && (
      <td>
        <form
          class="buttons"
          method="post"
          action={`/feeds/${encodeURIComponent(feed.id)}/${feed.paused ? 'resume' : 'pause'}`}
        >
          <button type="submit">{feed.paused ? 'Resume' : 'Pause'}</button>
          {feed.origin === 'user' && <a href={`/feeds/edit?id=${encodeURIComponent(feed.id)}`}>Edit</a>}
        </form>
      </td>
    )}
  </tr>
);

const Moment = ({ time, now }: { time: Date; now: Date }) => (
  <time datetime={time.toISOString()} title={utc(time)}>
    {relative(time, now)}
  </time>
);

const AddSource = () => (
  <form class="line" method="post" action="/feeds/preview">
    <label>
      Add a source
      <input name="address" required size={34} placeholder="address of a site or of its feed" />
    </label>
    <button type="submit">Look at it first</button>
  </form>
);

/** All sources at once, out of another reader and into one. */
const OwnList = ({ managing }: { managing: boolean }) => (
  <section class="block">
    <h2>OPML</h2>
    {managing && (
      <form class="line" method="post" action="/feeds/import" enctype="multipart/form-data">
        <input type="file" name="file" accept=".opml,.xml" required aria-label="OPML file" />
        <button type="submit">Import</button>
      </form>
    )}
    <p>
      <a href="/feeds.opml">Export all sources</a>
    </p>
  </section>
);
