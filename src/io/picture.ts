import { Resvg } from '@resvg/resvg-js';

/** An SVG as PNG, at twice its size for sharp screens. The SVG should hold no text: which fonts exist is unknown. */
export const pngOf = (svg: string): Uint8Array =>
  new Resvg(svg, { fitTo: { mode: 'zoom', value: 2 } }).render().asPng();
