/** The beginning of a text as databases take it: without NUL and halves of surrogate pairs. */
export const storable = (text: string, longest = Number.POSITIVE_INFINITY): string =>
  text.slice(0, longest).replaceAll('\0', '').toWellFormed();
