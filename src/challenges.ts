/** How pages are known that a server shows instead of what was asked for, to see whether a person asks. */

/** What they say to people. An article says none of it in its first lines. */
export const challengeWords =
  /just a moment|attention required|checking (?:if the site connection|your browser)|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a robot|(?:a )?human)|access to this page has been denied|enable javascript and cookies|unusual traffic|captcha|incapsula incident|ddos-?guard|проверка браузера|что вы не робот|ربات نیستید/i;

/** The same, and what stands in their markup: the scripts of the usual protections, and the label of a box to tick. */
export const challengeMarks = new RegExp(
  `${challengeWords.source}|cf-challenge|cf-chl|challenge-platform|incapsula|qrator|awswaf|я не робот`,
  'i',
);
