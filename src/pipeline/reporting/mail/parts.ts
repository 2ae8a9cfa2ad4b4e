import { html, raw } from 'hono/html';
import { idsOf, type Statement } from '../digest/statement.js';
import type { DigestEntry } from '../digest/value.js';
import type { Piece } from '../evidence.js';
import { arrows, evidenceKey, linkOf, type MailFrame } from './frame.js';
import { darkStyle, style } from './style.js';
import { judgement, others, voices } from './text.js';

export type Markup = ReturnType<typeof html>;

const classes = { strengthens: 'up', weakens: 'down', disputed: 'both' } as const;
const rightToLeft = new Set(['fa', 'ar', 'he', 'ur', 'ps', 'ckb']);

/** A mail as HTML: tables inside, one column, readable without pictures and in the dark. */
export async function renderMail(head: { title: string; preview: string }, body: Markup): Promise<string> {
  // Loading MJML takes a second and 50 MB, which only a process that renders a mail should spend.
  const { default: mjml } = await import('mjml');
  const markup = html`<mjml lang="en">
  <mj-head>
    <mj-title>${head.title}</mj-title>
    <mj-preview>${head.preview}</mj-preview>
    <mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>
    <mj-attributes>
      <mj-all font-family="-apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', Arial, sans-serif" />
      <mj-text font-size="15px" line-height="1.45" color="#1d2126" padding="6px 16px" />
      <mj-class name="quiet" color="#5c6670" font-size="13px" />
      <mj-section padding="0" /><mj-column padding="0" />
    </mj-attributes>
    <mj-style inline="inline">${raw(style)}</mj-style>
    <mj-style>${raw(darkStyle)}</mj-style>
  </mj-head>
  <mj-body width="640px" background-color="#fbfaf8" css-class="page">
    <mj-section><mj-column>${body}</mj-column></mj-section>
  </mj-body>
</mjml>`;
  const rendered = await mjml(String(await markup), { ignoreIncludes: true, validationLevel: 'strict' });
  // The indentation is half of the mail, and large ones are cut off by some mail programs.
  return rendered.html.replace(/\n\s+/g, '\n');
}

export const heading = (name: string): Markup =>
  html`<mj-divider border-width="1px" border-color="#c5cad0" padding="10px 16px 2px" /><mj-text mj-class="quiet" css-class="quiet" padding="2px 16px"><strong>${name}</strong></mj-text>`;

const ids = (statement: Statement) => html`<span class="id">[${idsOf(statement)}]</span>`;

export const stated = (statement: Statement): Markup => html`${statement.text} ${ids(statement)}`;

const marked = (pieces: Piece[]) => pieces.map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text));

/** A story: headline, evidence, judgement, voices. */
export function entryMarkup(entry: DigestEntry, frame: MailFrame): Markup {
  const { statement, stance, headline, quote, language, reviewed } = entry;
  const foreign = raw(`lang="${language ?? ''}" dir="${language && rightToLeft.has(language) ? 'rtl' : 'ltr'}"`);
  return html`<div class="headline" ${foreign}><span class="${classes[stance]}">${arrows[stance]}</span>
    <a href="${linkOf(entry, frame)}">${marked(headline)}</a> ${ids(statement)}</div>
    ${quote.length ? html`<div class="quote" ${foreign}>${marked(quote)}</div>` : ''}
    <div class="note"><span class="${classes[stance]}">${judgement(entry)}</span>
    ${reviewed ? '' : html`· <span class="open">not&nbsp;reviewed</span>`}${others(entry)}<br />${voices(entry)}</div>`;
}

/** What the ids mean, and the way out. */
export const footer = ({ unsubscribeUrl }: MailFrame): Markup =>
  html`<mj-divider border-width="1px" border-color="#c5cad0" padding="14px 16px 4px" />
    <mj-text mj-class="quiet" css-class="quiet" padding="0 16px 24px">${evidenceKey}
    ${unsubscribeUrl ? html`<br /><a href="${unsubscribeUrl}">Unsubscribe</a>` : ''}</mj-text>`;
