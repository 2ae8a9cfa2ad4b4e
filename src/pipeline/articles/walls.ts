import { challengeWords } from '../../challenges.js';
import type { Wall } from '../../types.js';
import type { Evidence } from './metadata/evidence.js';
import type { LinkedData } from './metadata/structured.js';

/** Signs of pages that stand before the article. Only pages with hardly any text are asked. */
const signs: [Wall, RegExp][] = [
  // Markup is not asked: a good article may load the script of a captcha for its comments. A block with the page's own
  // success is a wall as well.
  ['challenge', new RegExp(`${challengeWords.source}|access denied`, 'i')],
  [
    'consent',
    /before you continue|we (?:value|care about) your privacy|(?:accept|manage) (?:all )?cookies|cookie-einstellungen|zustimmung|consent to the use|мы используем (?:файлы )?cookie/i,
  ],
  [
    'paywall',
    /subscribe (?:now )?to (?:continue reading|keep reading|read (?:this|the full)|unlock)|this (?:article|content|story) is (?:only )?(?:for|available to) (?:our )?(?:paying )?(?:subscribers|members)|weiterlesen mit|(?:mit|im) (?:digital-?)?abo weiterlesen|article (?:est )?réservé (?:à nos|aux) abonnés|только для подписчиков|(?:статья|материал) доступ(?:на|ен) (?:только )?(?:по подписке|подписчикам)/i,
  ],
];
const shortArticle = 1500;
const isFalse = (value: unknown): boolean => value === false || /^false$/i.test(String(value));

/** The wall between the reader and the article, if that is what the page shows instead. */
export function findWall(
  text: string,
  allText: string,
  { metas, titleTag }: Evidence,
  linked: LinkedData[],
): Wall | undefined {
  if (text.length > shortArticle) return undefined;
  const shown = `${titleTag}\n${allText.slice(0, 20_000)}`;
  const sign = signs.find(([, pattern]) => pattern.test(shown))?.[0];
  // Every other page has a cookie banner, and a bulletin may be short: only what was kept as the text tells.
  const kept = text === '' ? shown : `${titleTag}\n${text}`;
  const standing = signs.find(([wall, pattern]) => wall !== 'paywall' && pattern.test(kept))?.[0];
  if (standing && text.length < 500) return standing;
  const declared =
    linked.some((item) => isFalse(item.isAccessibleForFree)) || metas.get('article:content_tier')?.[0] === 'locked';
  return declared || sign === 'paywall' ? 'paywall' : undefined;
}
