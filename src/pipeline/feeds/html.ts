/** What the bodies of entries may consist of. Everything not named here is left out. */

const everywhere = ['title', 'dir', 'lang'];
const plain =
  'abbr b bdi bdo big br caption center cite code dd dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i kbd li ' +
  'mark p pre rp rt ruby s samp small span strike strong sub sup table tbody tfoot thead tr tt u ul var wbr';
const special: Readonly<Record<string, string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  blockquote: ['cite'],
  q: ['cite'],
  del: ['cite', 'datetime'],
  ins: ['cite', 'datetime'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  time: ['datetime'],
};

/** Element to the attributes it may have. */
export const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ...plain.split(' ').map((name) => [name, everywhere] as const),
  ...Object.entries(special).map(([name, attributes]) => [name, [...attributes, ...everywhere]] as const),
]);

/** Elements whose content is not for readers, or not without its program. */
export const DROPPED = new Set(
  'script style title iframe frame frameset object embed applet template noembed noframes textarea select audio video canvas'.split(
    ' ',
  ),
);

export const VOID = new Set(['br', 'hr', 'img', 'input', 'wbr']);

/** Elements that end a word. */
export const BLOCKS = new Set(
  'address article br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul'.split(' '),
);
