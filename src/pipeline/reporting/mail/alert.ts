import { html } from 'hono/html';
import type { Alert } from '../alert.js';
import { lateness, longDate, type MailFrame } from './frame.js';
import { entryMarkup, footer, renderMail, stated } from './parts.js';
import { entryLines, stated as statedText, footer as textFooter } from './text.js';

/** An alert as plain text. */
export function renderAlertText(alert: Alert, frame: MailFrame): string {
  const { pair, localDate, zone, entry, why } = alert;
  const late = lateness(frame, zone, 'alert');
  const head = [`${pair}: alert`, longDate(localDate), ...(late ? [late] : [])];
  return `${[head, entryLines(entry, frame), [statedText(why)], textFooter(frame)].map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** An alert as the HTML of a mail. */
export function renderAlertHtml(alert: Alert, frame: MailFrame): Promise<string> {
  const { pair, localDate, zone, entry, why, subject } = alert;
  const late = lateness(frame, zone, 'alert');
  return renderMail(
    {
      title: subject,
      preview: [...(entry.quote.length ? entry.quote : entry.headline)].map(({ text }) => text).join(''),
    },
    html`<mj-text font-size="21px" padding="18px 16px 0"><strong>${pair}: alert</strong></mj-text>
      <mj-text mj-class="quiet" css-class="quiet" padding="0 16px 6px">${longDate(localDate)}</mj-text>
      ${late ? html`<mj-text><strong>${late}</strong></mj-text>` : ''}
      <mj-text>${entryMarkup(entry, frame)}</mj-text>
      <mj-text mj-class="quiet" css-class="quiet">${stated(why)}</mj-text>
    ${footer(frame)}`,
  );
}
