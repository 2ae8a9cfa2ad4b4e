/** Whether a label is less likely right than wrong: the article is relevant, and which indicator it shows is a guess. */
export const isTentative = (score: number): boolean => score < 0.5;
