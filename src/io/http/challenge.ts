import { challengeMarks } from '../../challenges.js';

/** Headers by which bot protections mark what they send instead of the page. */
const HEADERS: ReadonlyMap<string, RegExp> = new Map([
  ['cf-mitigated', /challenge/i],
  ['x-amzn-waf-action', /captcha|challenge/i],
]);

export const isMarkedChallenge = (headers: Record<string, string>): boolean =>
  [...HEADERS].some(([name, action]) => action.test(headers[name] ?? ''));

/** Whether the page that came with a refusal is there to find out if a person asks; "access denied" says no more than the refusal. */
export const isChallengePage = (page: Uint8Array): boolean => challengeMarks.test(new TextDecoder().decode(page));
