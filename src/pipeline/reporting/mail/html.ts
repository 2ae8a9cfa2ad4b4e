import { html } from 'hono/html';
import type { Statement } from '../digest/statement.js';
import type { Digest } from '../digest/value.js';
import { chartCaption, chartId } from './chart.js';
import { lateness, longDate, type MailFrame, windowLine } from './frame.js';
import { entryMarkup, footer, renderMail, row, stated } from './parts.js';

/** The digest as the HTML of a mail. */
export function renderHtml(digest: Digest, frame: MailFrame): Promise<string> {
  const { pair, localDate, zone, subject, past } = digest;
  const late = lateness(frame, zone);
  return renderMail(
    { title: subject, preview: digest.bottomLine[0]?.text ?? '' },
    html`${row(html`<mj-text font-size="21px" padding="18px 16px 0"><strong>${pair}</strong></mj-text>
      <mj-text font-size="13px" css-class="quiet" padding="0 16px 6px">${longDate(localDate)}<br />${windowLine(digest)}</mj-text>
      ${late ? html`<mj-text><strong>${late}</strong></mj-text>` : ''}
      ${digest.bottomLine.map((each) => html`<mj-text font-size="17px">${stated(each)}</mj-text>`)}`)}
    ${past.length ? row(chart(digest)) : ''}
    ${digest.sections.map(({ name, entries }) =>
      row(html`${heading(name)}${entries.map((entry) => html`<mj-text>${entryMarkup(entry, frame)}</mj-text>`)}`),
    )}
    ${statements('What changed in older stories', digest.changes)}
    ${statements('Bursts and lulls', digest.marks)}
    ${statements('Commitments', digest.commitments)}
    ${statements('Coverage', digest.coverage)}
    ${footer(frame)}`,
  );
}

const heading = (name: string) =>
  html`<mj-divider border-width="1px" border-color="#c5cad0" padding="14px 16px 4px" /><mj-text font-size="16px"><strong>${name}</strong></mj-text>`;

const statements = (name: string, list: Statement[]) =>
  list.length
    ? row(html`${heading(name)}${list.map((each) => html`<mj-text padding="2px 16px">${stated(each)}</mj-text>`)}`)
    : '';

/** The picture has no words of its own: the line below says what it shows, with or without it. */
const chart = ({ past }: Digest) =>
  html`<mj-image src="cid:${chartId}" alt="" align="left" width="420px" padding="8px 16px 0" /><mj-text font-size="12px" css-class="quiet" padding="0 16px">${chartCaption(past)}</mj-text>`;
