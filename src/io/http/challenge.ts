/** Headers by which bot protections mark what they send instead of the page. */
const HEADERS: ReadonlyMap<string, RegExp> = new Map([
  ['cf-mitigated', /challenge/i],
  ['x-amzn-waf-action', /captcha|challenge/i],
]);

/** Marks of the usual bot protections, by the scripts that they load and the words that they show. */
const MARKS =
  /captcha|cf-chl|challenge-platform|_incapsula_|ddos-guard|qrator|awswaf|just a moment|attention required|checking (?:if the site connection|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a robot|human)|enable javascript and cookies|unusual traffic|проверка браузера|не робот/i;

export const isMarkedChallenge = (headers: Record<string, string>): boolean =>
  [...HEADERS].some(([name, action]) => action.test(headers[name] ?? ''));

/** Whether the page that came with a refusal is there to find out if a person asks. */
export const isChallengePage = (page: Uint8Array): boolean => MARKS.test(new TextDecoder().decode(page));
