import { html } from 'hono/html';
import { notesOf } from '../digest/notes.js';
import type { Digest } from '../digest/value.js';
import { chartCaption, chartId } from './chart.js';
import { lateness, longDate, type MailFrame, windowLine } from './frame.js';
import { entryMarkup, footer, heading, renderMail, stated } from './parts.js';

/** The digest as the HTML of a mail. */
export function renderHtml(digest: Digest, frame: MailFrame): Promise<string> {
  const { pair, localDate, zone, subject, past } = digest;
  const late = lateness(frame, zone);
  return renderMail(
    { title: subject, preview: digest.bottomLine[0]?.text ?? '' },
    html`<mj-text font-size="21px" padding="18px 16px 0"><strong>${pair}</strong></mj-text>
      <mj-text mj-class="quiet" css-class="quiet" padding="0 16px 6px">${longDate(localDate)}<br />${windowLine(digest)}</mj-text>
      ${late ? html`<mj-text><strong>${late}</strong></mj-text>` : ''}
      ${digest.bottomLine.map((each) => html`<mj-text font-size="16px">${stated(each)}</mj-text>`)}
      ${past.length ? chart(digest) : ''}
      ${digest.sections.map(
        ({ name, entries }) =>
          html`${heading(name)}${entries.map((entry) => html`<mj-text>${entryMarkup(entry, frame)}</mj-text>`)}`,
      )}
      ${notesOf(digest).map(
        ({ name, statements }) =>
          html`${heading(name)}${statements.map((each) => html`<mj-text padding="2px 16px">${stated(each)}</mj-text>`)}`,
      )}
      ${footer(frame)}`,
  );
}

/** The picture has no words of its own: the line below says what it shows, with or without it. */
const chart = ({ past }: Digest) =>
  html`<mj-image src="cid:${chartId}" alt="" align="left" width="420px" padding="8px 16px 0" /><mj-text mj-class="quiet" css-class="quiet" padding="0 16px">${chartCaption(past)}</mj-text>`;
