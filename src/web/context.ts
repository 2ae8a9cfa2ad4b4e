import type { Hono } from 'hono';
import type { Deps } from '../deps.js';
import type { Role } from '../types.js';

/** Who asks. */
export interface User {
  id: number;
  name: string;
  role: Role;
}

export interface Env {
  /** Set wherever the guard lets only users through. */
  Variables: { user: User };
}

export type Web = Hono<Env>;

/** What the pages need of the whole. */
export type WebDeps = Pick<Deps, 'db' | 'codebook' | 'log' | 'now' | 'http' | 'analyse' | 'stopping'> & {
  config: Pick<Deps['config'], 'secondOpinions'>;
};
