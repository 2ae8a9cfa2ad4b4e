/** Written into the elements, since some mail programs drop style sheets. */
export const style = `
  .quiet a { color: #5c6670; }
  .up { color: #1f6f43; } .down { color: #a2372b; } .both { color: #8a6100; }
  .headline { font-weight: bold; text-align: start; }
  .headline a { color: #1d2126; text-decoration: none; }
  .quote { text-align: start; margin: 2px 0; padding: 0 10px; border: 0 solid #d5d9dd; border-inline-start-width: 3px; }
  .note { font-size: 13px; color: #5c6670; }
  .open { color: #8a6100; }
  .id { color: #6b7680; font-size: 11px; font-weight: normal; }
  mark { background: #fff0bd; color: #1d2126; }`;

/** What only a style sheet can say. */
export const darkStyle = `
  .headline a:hover { text-decoration: underline !important; }
  @media (prefers-color-scheme: dark) {
    .page, .page > div { background: #15181c !important; }
    .page div, .page td, .headline a, mark { color: #e4e6e8 !important; }
    .quiet div, .quiet a, .page .note, .id { color: #9aa4ae !important; }
    .up { color: #84d3a5 !important; } .down { color: #f2a397 !important; } .both { color: #e8c76a !important; }
    .open { color: #e8c76a !important; }
    mark { background: #463a12 !important; }
    .quote, .page p { border-color: #3a424a !important; }
  }`;
