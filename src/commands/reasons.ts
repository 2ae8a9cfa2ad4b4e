/** What the numbers of the relevance model say, for people; zones are the headline and the two sentences after it. */
const WORDS: Record<string, string> = {
  bias: 'where every article starts',
  'any-label': 'the indicators found, taken together',
  'best-label': 'the strongest indicator',
  'no-finding': 'no rule holds anywhere',
  'one-side-only': 'one side is not named at all',
  'both-share': 'how large a part of the text names both sides',
  'both-count': 'how many sentences name both sides',
  'body-near': 'sentences that name both sides close together',
  'title-both': 'both sides in the headline',
  'title-near': 'both sides close together in the headline',
  'title-apart': 'each side in a clause of its own in the headline',
  'title-list': 'both sides in the headline, in a list of countries',
  'title-stance': 'one side on what concerns the other, in the headline',
  'title-none': 'neither side in the headline',
  'title-pair': 'both in one breath in the headline',
  'title-bond': 'what joins them in the headline',
  'title-voice': 'an official of one side in the headline',
  'title-third': 'a leader of a third state in the headline',
  'title-third-alone': 'a leader of a third state in the headline, and none of the two',
  'lead-third': 'a leader of a third state in the lead',
  'lead-apart': 'each side in a clause of its own in the lead',
  'lead-both': 'both sides in the lead',
  'lead-near': 'both sides close together in the lead',
  'lead-list': 'both sides in the lead, in a list of countries',
  'lead-stance': 'one side on what concerns the other, in the lead',
  'lead-supplies': 'one side in the headline, the other in the lead',
  long: 'a long text',
  digest: 'a digest of several stories',
};

/** A feature's name in words; one that has none comes back as it is. */
export function inWords(feature: string): string {
  const [kind, topic, zone] = feature.split(':');
  if (kind === 'topic') return `the ${zone === 'title' ? 'headline' : 'lead'} speaks of ${topic}`;
  return WORDS[feature] ?? feature;
}
