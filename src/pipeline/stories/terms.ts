import { plain } from '../articles/words.js';

/** A headline and the text below it. */
interface Told {
  title: string;
  text: string;
}

/** How often each term occurs in the headline (three times as weighty) and the lead. */
export type Terms = Map<string, number>;

const leadLength = 300;
const titleWeight = 3;
/** Russian, Persian and English words keep their stem in their first letters; endings change from outlet to outlet. */
const stemLength = 6;
const shortest = 3;

/** The words of the headline and the lead, cut to stems; numbers whole. */
export function termsOf({ title, text }: Told): Terms {
  const terms: Terms = new Map();
  const add = (part: string, weight: number) => {
    for (const word of plain(part).split(' ')) {
      if (word.length < shortest && !/\d/.test(word)) continue;
      const term = /\d/.test(word) ? word : word.slice(0, stemLength);
      terms.set(term, (terms.get(term) ?? 0) + weight);
    }
  };
  add(title, titleWeight);
  add(text.slice(0, leadLength), 1);
  return terms;
}

const latin: Record<string, string> = {
  ...{
    б: 'b',
    г: 'g',
    д: 'd',
    ж: 'z',
    з: 'z',
    к: 'k',
    л: 'l',
    м: 'm',
    н: 'n',
    п: 'p',
    р: 'r',
    с: 's',
    т: 't',
    ф: 'f',
    х: 'h',
  },
  ...{ ц: 's', ч: 's', ш: 's', щ: 's', в: 'f' },
  ...{
    ب: 'b',
    پ: 'p',
    ت: 't',
    ط: 't',
    ث: 's',
    س: 's',
    ص: 's',
    ش: 's',
    ج: 'z',
    چ: 's',
    ح: 'h',
    خ: 'h',
    ه: 'h',
    د: 'd',
    ذ: 'z',
  },
  ...{ ر: 'r', ز: 'z', ژ: 'z', ض: 'z', ظ: 'z', ف: 'f', ق: 'g', غ: 'g', ک: 'k', ك: 'k', گ: 'g', ل: 'l', م: 'm', ن: 'n' },
};

/** The consonants of a name in any of the three scripts: "Pezeshkian", "Пезешкиан" and "پزشکیان" agree. */
export function skeleton(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/sch|sh|ch|zh|kh|ts|ph|th/g, (pair) => ({ kh: 'h', zh: 'z', ph: 'f', th: 't' })[pair] ?? 's')
    .replace(/[^a-z]/g, (letter) => latin[letter] ?? '')
    .replace(/[aeiouyw]/g, '')
    .replace(/[vq]|c|x|j/g, (letter) => ({ v: 'f', q: 'g', c: 'k', x: 'ks', j: 'z' })[letter] ?? letter)
    .replace(/(.)\1+/g, '$1');
}

/** Names as skeletons and numbers as digits: what survives translation. */
export function anchorsOf({ title, text }: Told): Terms {
  const lead = `${title}. ${text.slice(0, leadLength)}`;
  const anchors: Terms = new Map();
  const add = (anchor: string) => anchors.set(anchor, 1);
  for (const number of numbersOf(lead)) if (number.length > 1) add(`#${number}`);
  for (const [word] of lead.matchAll(/\p{Lu}[\p{Ll}’'-]{2,}|[\u0600-\u06ff\u200c]{4,}/gu)) {
    const bones = skeleton(word);
    if (bones.length >= 3) add(bones);
  }
  return anchors;
}

/** The numbers of a text as digits, without years. */
export function numbersOf(text: string): string[] {
  const numbers = [...text.matchAll(/\p{Nd}+(?:[.,٫٬]\p{Nd}+)*/gu)].map(([number]) =>
    number.replace(/\P{Nd}/gu, '').replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)),
  );
  return numbers.filter((digits) => !/^(?:19|20)\d\d$/.test(digits));
}
