import { crossValidate, predictAll } from './crossvalidation.mjs';
import { averagePrecision, pairs, relevance } from './measure.mjs';

/** How well a fitted model does on what it was fitted to, and what the same method does on months it has not seen. */
export const qualityOf = (rows, codebook, model) => ({
  fitted: summary(predictAll(rows, model)),
  heldOut: summary(crossValidate(rows, codebook)),
});

function summary(all) {
  const languages = [...new Set(all.map(({ gold }) => gold.lang))];
  const ofLanguage = (lang) => relevance(all.filter(({ gold }) => gold.lang === lang)).f1;
  return {
    relevance: relevance(all),
    averagePrecision: averagePrecision(all),
    languages: Object.fromEntries(languages.map((lang) => [lang, ofLanguage(lang)])),
    pairs: pairs(all),
  };
}

/** The report as lines for people: fitted beside held out. */
export function qualityTable({ fitted: a, heldOut: b }) {
  const line = (name, pick) => {
    const [x, y] = [pick(a), pick(b)];
    return `${name.padEnd(24)} ${x.toFixed(3).padStart(7)} ${y.toFixed(3).padStart(9)} ${(x - y).toFixed(3).padStart(7)}`;
  };
  return [
    `${'figure'.padEnd(24)} ${'fitted'.padStart(7)} ${'held out'.padStart(9)} ${'gap'.padStart(7)}`,
    line('relevance precision', (s) => s.relevance.precision),
    line('relevance recall', (s) => s.relevance.recall),
    line('relevance F1', (s) => s.relevance.f1),
    line('average precision', (s) => s.averagePrecision),
    ...Object.keys(a.languages).map((lang) => line(`relevance F1 ${lang}`, (s) => s.languages[lang])),
    line('pairs micro F1', (s) => s.pairs.f1),
    line('pairs macro F1', (s) => s.pairs.macroF1),
    line('direction right', (s) => s.pairs.directionRight),
    ...Object.keys(a.pairs.indicators)
      .sort()
      .map((id) => line(`  ${id}`, (s) => s.pairs.indicators[id]?.f1 ?? 0)),
  ].join('\n');
}
