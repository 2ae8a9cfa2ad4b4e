const sentence = 'The ministers signed the agreement in the capital on Monday, officials said. ';

/** An honest article, to stand beside or inside of hostile markup. */
export const article = `<h1>Ministers sign</h1><article>${`<p>${sentence.repeat(4)}</p>`.repeat(5)}</article>`;

/** The shapes of markup that stop ordinary extractors, by how often their part is repeated. */
export const shapes: Record<string, (count: number) => string> = {
  'nested elements': (n) => `${'<div>'.repeat(n)}${article}`,
  'attribute flood': (n) => `<p ${Array.from({ length: n }, (_, i) => `a${i}="x"`).join(' ')}>${article}`,
  'unclosed tags': (n) => `${'<b><i><p>word'.repeat(n)}${article}`,
  'deep tables': (n) => `${'<table><tr><td>'.repeat(n)}${article}`,
  'huge text': (n) => `${article}<p>${'слово word واژه '.repeat(n)}</p>`,
  'many siblings': (n) => `${article}${`<p>${sentence}</p>`.repeat(n)}`,
  'entity flood': (n) => `${article}<p>${'&amp;&#x41;&lt;&nbsp;'.repeat(n)}</p>`,
  'comment flood': (n) => `${article}${'<!-- x -->'.repeat(n)}`,
};
