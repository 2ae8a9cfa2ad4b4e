import type { Role } from '../types.js';
import { assetPaths } from './assets.js';

/** Open to everybody. Everything else needs a session or a token. */
const open: RegExp[] = [/^\/login$/, /^\/join\/[\w-]{43}$/, /^\/atom\/[\w-]{43}$/, /^\/unsubscribe\/[\w-]+$/];

/** Who may do what besides reading, and what only admins read. Whatever is not named here is the admins'. */
const rules: [method: 'GET' | 'POST', path: RegExp, role: Role][] = [
  ['POST', /^\/logout$/, 'reader'],
  ['POST', /^\/account\//, 'reader'],
  ['POST', /^\/filters(\/|$)/, 'reader'],
  ['POST', /^\/articles\/\d+\/presence$/, 'reader'],
  ['POST', /^\/decisions$/, 'analyst'],
  ['POST', /^\/opinions$/, 'analyst'],
  ['POST', /^\/stories$/, 'analyst'],
  ['POST', /^\/api\/v1\/decisions$/, 'analyst'],
  ['POST', /^\/commitments(\/|$)/, 'analyst'],
  ['GET', /^\/commitments\/new$/, 'analyst'],
  ['GET', /^\/users(\/|$)/, 'admin'],
  ['GET', /^\/feeds\/edit$/, 'admin'],
  ['GET', /^\//, 'reader'],
];

const ranks: Role[] = ['reader', 'analyst', 'admin'];

export const isOpen = (path: string): boolean => assetPaths.includes(path) || open.some((each) => each.test(path));

/** Whether a role may send such a request. */
export function allows(role: Role, method: string, path: string): boolean {
  const asked = method === 'HEAD' ? 'GET' : method;
  const needed = rules.find(([each, pattern]) => each === asked && pattern.test(path))?.[2] ?? 'admin';
  return ranks.indexOf(role) >= ranks.indexOf(needed);
}
