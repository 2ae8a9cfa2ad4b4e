import { GiveUp } from '../src/errors.js';
import { findArticle } from '../src/io/db/articles.js';
import { saveClassification } from '../src/io/db/classifications.js';
import type { Classification } from '../src/types.js';
import { worker } from '../src/worker.js';

/** Judges one article by the codebook in force and stores its flags. */
export default worker({
  queue: 'classify',
  concurrency: 4,
  run: async ({ articleId }, { db, analyse, codebook }) => {
    const article = await findArticle(db, articleId);
    if (!article || article.text === null) return {};
    const { title, text, language, publishedAt } = article;
    let failure: string | null = null;
    const judged = await analyse
      .classify({
        title: title ?? '',
        text,
        language: language ?? undefined,
        date: publishedAt?.toISOString(),
      })
      .catch((error): Classification => {
        if (!(error instanceof GiveUp)) throw error;
        failure = error.message;
        return { relevant: false, score: 0, labels: [] };
      });
    const { relevant, score, labels } = judged;
    const row = { articleId, codebookHash: codebook.hash, textHash: article.textHash ?? '', relevant, score, failure };
    await db.transaction((tx) => saveClassification(tx, row, relevant ? labels : []));
    return { next: { story: relevant ? [{ articleId }] : [] } };
  },
});
