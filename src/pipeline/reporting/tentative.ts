/**
 * Whether a label is less likely right than wrong: the article is relevant, and which indicator it shows is a guess.
 * What a reviewer gave (null) is not.
 */
export const isTentative = (score: number | null): boolean => score !== null && score < 0.5;
