import type { readPointStories } from '../../io/db/trend-stories.js';
import { arrows } from '../../pipeline/reporting/mail/frame.js';
import type { Indicator } from '../../types.js';
import type { User } from '../context.js';
import { describe } from '../indicators.js';
import { Layout } from '../layout.js';
import { inLanguage, likely } from '../parts.js';
import { Table } from '../table.js';
import { alignmentName } from '../words.js';

interface Props {
  user: User;
  chosen: { from: string; to: string } & Partial<Record<'indicator' | 'direction' | 'dimension', string | undefined>>;
  indicators: Indicator[];
  stories: Awaited<ReturnType<typeof readPointStories>>;
  /** Perspectives that were read in the range. */
  read: string[];
  /** Whether there are more than are shown. */
  more: boolean;
}

/** The stories that made a point. */
export const PointPage = ({ user, chosen, indicators, stories, read, more }: Props) => {
  const { from, to, indicator, direction, dimension } = chosen;
  const what =
    [indicator && describe(indicators, indicator).name, dimension && `Dimension: ${dimension}`, direction]
      .filter(Boolean)
      .join(', ') || 'All indicators';
  return (
    <Layout title={what} user={user} here="trend">
      <h1>{what}</h1>
      <p class="byline">
        <span>{from === to ? from : `${from} to ${to}`}</span>
        <span>{more ? `the latest ${stories.length} labels` : `${stories.length} labels of stories`}</span>
      </p>
      {stories.length === 0 && <p class="empty">No story in this range.</p>}
      <Table columns={['First told', 'Story', 'Shows', 'By', ['Counts as']]}>
        {stories.map((story) => (
          <tr>
            <td>
              <time>{story.firstAt.slice(0, 10)}</time>
            </td>
            <td>
              <a href={`/articles/${story.articleId}`} {...inLanguage(story.language)}>
                {story.title}
              </a>
            </td>
            <td>
              <span aria-hidden="true">{arrows[story.direction]}</span> {describe(indicators, story.indicator).name},{' '}
              {story.direction}
              {story.status && `, ${story.status}`}
            </td>
            <td>
              {alignmentName(story.firstAlignment)}
              {story.alignments.length > 1 &&
                `, then ${story.alignments
                  .filter((each) => each !== story.firstAlignment)
                  .map(alignmentName)
                  .join(', ')}`}
              <Silent read={read} told={story.alignments} />
            </td>
            <td class="number">{story.confirmed ? 'confirmed' : likely(story.probability)}</td>
          </tr>
        ))}
      </Table>
    </Layout>
  );
};

/** Perspectives that were read and do not tell a story. */
const Silent = ({ read, told }: { read: string[]; told: string[] }) => {
  const silent = read.filter((each) => !told.includes(each));
  return silent.length === 0 ? null : <span class="silent"> silent: {silent.map(alignmentName).join(', ')}</span>;
};
