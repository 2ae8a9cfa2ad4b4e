import { GiveUp } from '../../errors.js';
import { type Guard, literal } from './addresses.js';

/** The longest address that is stored anywhere; longer ones are attacks or mistakes. */
const MAX_LENGTH = 2048;

/**
 * The parsed address of a request, without its fragment, or GiveUp with the reason why it is not fetched. Every later step uses
 * this object: an address that two parsers read differently is how checks are passed by.
 */
export function parseTarget(text: string, guard: Guard, base?: URL): URL {
  const tooLong = () => new GiveUp(`the address is longer than ${MAX_LENGTH} characters`);
  if (text.length > MAX_LENGTH) throw tooLong();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\\\u0000-\u001f\u007f]/.test(text)) throw new GiveUp('the address contains a backslash or a control character');
  if (!URL.canParse(text, base)) throw new GiveUp('the address is not a valid URL');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new GiveUp('only http and https addresses are fetched');
  // The parser drops an empty userinfo ("http://@host/"), and it is just as suspicious.
  const authority = /^[a-z][a-z\d+.-]*:\/*([^/?#]*)|^\/\/([^/?#]*)/i.exec(text.trim());
  if (url.username || url.password || (authority?.[1] ?? authority?.[2])?.includes('@'))
    throw new GiveUp('the address contains a user name or password');
  url.hash = '';
  // What is not ASCII grows when it is escaped.
  if (url.href.length > MAX_LENGTH) throw tooLong();
  const address = literal(url.hostname);
  if (address) guard(address, portOf(url));
  return url;
}

const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));
