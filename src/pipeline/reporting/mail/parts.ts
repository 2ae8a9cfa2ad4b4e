import { html, raw } from 'hono/html';
import type { Statement } from '../digest/statement.js';
import type { DigestEntry } from '../digest/value.js';
import { arrows, articleUrl, evidenceKey, type MailFrame } from './frame.js';
import { judgement, voices } from './text.js';

export type Markup = ReturnType<typeof html>;

const style = raw(`
  .quiet div { color: #5c6670; }
  .up { color: #1f6f43; } .down { color: #a2372b; } .both { color: #8a6100; }
  .open { background: #fff3cd; color: #5d4600; border-radius: 3px; padding: 0 4px; }
  .id { color: #6b7680; font-size: 11px; }
  a { color: inherit; }
  mark { background: #ffe9a3; color: inherit; }
  blockquote { text-align: start; margin: 6px 0; padding: 0 10px; border: 0 solid #d5d9dd; border-inline-start-width: 3px; }
  @media (prefers-color-scheme: dark) {
    .page, .page > div { background: #15181c !important; }
    .page div, .page td { color: #e4e6e8 !important; }
    .quiet div, .id { color: #9aa4ae !important; }
    .up { color: #84d3a5 !important; } .down { color: #f2a397 !important; } .both { color: #e8c76a !important; }
    .open { background: #4a3c10 !important; color: #f3e2ae !important; }
    mark { background: #6a5512 !important; }
    blockquote { border-color: #3a424a !important; }
  }`);

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
      <mj-text font-size="15px" line-height="1.5" color="#1d2126" padding="6px 16px" />
      <mj-section padding="0" /><mj-column padding="0" />
    </mj-attributes>
    <mj-style>${style}</mj-style>
  </mj-head>
  <mj-body width="640px" background-color="#fbfaf8" css-class="page">${body}</mj-body>
</mjml>`;
  return (await mjml(String(await markup), { ignoreIncludes: true, validationLevel: 'strict' })).html;
}

export const row = (content: Markup): Markup => html`<mj-section><mj-column>${content}</mj-column></mj-section>`;

export const stated = ({ text, evidence }: Statement): Markup =>
  html`${text} <span class="id">[${evidence.join(' ')}]</span>`;

/** A story: headline, judgement, evidence, voices. */
export function entryMarkup(entry: DigestEntry, { publicUrl }: MailFrame): Markup {
  const { statement, stance, quote, language, reviewed } = entry;
  const link = articleUrl(publicUrl, entry.articleId);
  const title = html`<strong lang="${language ?? ''}" dir="auto">${statement.text}</strong>`;
  const dir = language && rightToLeft.has(language) ? 'rtl' : 'ltr';
  return html`<span class="${classes[stance]}">${arrows[stance]}</span> ${link ? html`<a href="${link}">${title}</a>` : title}
    <span class="id">[${statement.evidence.join(' ')}]</span><br />
    <span class="${classes[stance]}">${judgement(entry)}</span>${reviewed ? '' : html` <span class="open">not&nbsp;reviewed</span>`}
    <blockquote lang="${language ?? ''}" dir="${dir}">${quote.map(({ text, marked }) => (marked ? html`<mark>${text}</mark>` : text))}</blockquote>
    <span style="font-size:13px">${voices(entry)}</span>`;
}

/** What the ids mean, and the way out. */
export const footer = ({ unsubscribeUrl }: MailFrame): Markup =>
  row(html`<mj-divider border-width="1px" border-color="#c5cad0" padding="14px 16px 4px" />
    <mj-text font-size="12px" css-class="quiet" padding="0 16px 24px">${evidenceKey}
    ${unsubscribeUrl ? html`<br /><a href="${unsubscribeUrl}">Unsubscribe</a>` : ''}</mj-text>`);
