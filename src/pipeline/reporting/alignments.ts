const names: Record<string, string> = {
  'russian-state': 'Russian state',
  'iranian-state': 'Iranian state',
  independent: 'independent',
  western: 'Western',
  regional: 'regional',
};

/** A perspective as people say it. */
export const alignmentName = (code: string): string => names[code] ?? code;
