import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for links, sessions and tokens. */
export const newSecret = () => randomBytes(32).toString('base64url');

/** What is stored of a secret, so that a copy of the database opens nothing. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');
