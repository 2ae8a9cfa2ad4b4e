import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, cost);

let nobody: Promise<string> | undefined;

/** Whether the password fits. Where there is no hash the work is the same, so that the time taken tells nobody who has an account. */
export async function fits(password: string, known: string | undefined): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const right = await verify(known ?? (await nobody), password);
  return right && known !== undefined;
}
