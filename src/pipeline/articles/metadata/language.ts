import type { Evidence } from './evidence.js';
import { type LinkedData, texts } from './structured.js';

/** The primary language subtag that the page declares. */
export function chooseLanguage({ languages, metas }: Evidence, linked: LinkedData[]): string | undefined {
  const declared = [
    ...languages,
    ...texts(linked[0]?.inLanguage),
    ...(metas.get('og:locale') ?? []),
    ...(metas.get('content-language') ?? []),
    ...(metas.get('language') ?? []),
  ];
  for (const tag of declared) {
    const primary = /^([a-z]{2,3})(?:$|[-_,])/i.exec(tag.trim())?.[1];
    if (primary) return primary.toLowerCase();
  }
  return undefined;
}
