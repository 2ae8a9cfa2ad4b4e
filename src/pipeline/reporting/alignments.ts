/** An alignment as people say it: "russian-state" is "Russian state". */
export const alignmentName = (code: string): string =>
  code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
