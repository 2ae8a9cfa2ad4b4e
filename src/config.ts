import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from './errors.js';
import { projectRoot } from './paths.js';

const minutes = { error: 'expected minutes, more than 0' };

/** A URL without the slashes, such as postgres:x, is one too; a client would take it for its own default server. */
const server = (start: RegExp, error: string) => z.url({ error }).regex(start, { error }).optional();

/** Everything the environment can set. `.env.example` describes each and a test holds the two together. */
export const settings = z.object({
  ENTENTE_DATA_DIR: z.string().default('./data'),
  DATABASE_URL: server(/^postgres(ql)?:\/\/./i, 'expected postgres://user:password@host:port/database'),
  REDIS_URL: server(/^rediss?:\/\/./i, 'expected redis://host:port'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'expected a port number' }).int().min(0).max(65535).default(8480),
  ENTENTE_FEEDS: z.string().default('config/feeds.yaml'),
  ENTENTE_CODEBOOK: z.string().default('config/codebooks/russia-iran.yaml'),
  ENTENTE_SITES: z.string().default('config/sites.yaml'),
  ENTENTE_ALLOW_PRIVATE: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()], { error: 'expected address ranges such as 127.0.0.0/8' }))),
  ENTENTE_HOST_SPACING_MS: z.coerce.number({ error: 'expected milliseconds' }).int().min(0).default(1000),
  ENTENTE_POLL_MIN_MINUTES: z.coerce.number(minutes).positive(minutes).default(5),
  ENTENTE_POLL_MAX_MINUTES: z.coerce.number(minutes).positive(minutes).default(1440),
  ENTENTE_CONTACT: z.string().default('https://github.com/entente-monitor/entente'),
  ENTENTE_THREADS: z.coerce.number({ error: 'expected a number of threads' }).int().min(1).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'expected smtp://user:password@host:587' }).optional(),
  ENTENTE_MAIL_FROM: z.email({ error: 'expected an address such as digest@example.org' }).optional(),
  ENTENTE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'expected https://host' })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  ENTENTE_SECOND_OPINIONS: z.coerce.number({ error: 'expected a percentage' }).min(0).max(100).default(10),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly feedsFile: string;
  readonly codebookFile: string;
  readonly sitesFile: string;
  readonly allowPrivate: readonly string[];
  readonly hostSpacingMs: number;
  readonly pollMinMinutes: number;
  readonly pollMaxMinutes: number;
  readonly userAgent: string;
  readonly threads: number | undefined;
  /** Where digests are sent, and from whom; without it they are written to files. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** How readers of a mail reach the review page, without a slash at its end. */
  readonly publicUrl: string | undefined;
  /** The percentage of decided articles that a second reviewer codes without knowing the first decision. */
  readonly secondOpinions: number;
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL'];
}

/** Returns the settings, frozen, or throws one UserError that names every wrong one. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const result = settings.safeParse(given);
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}`);
    throw new UserError(`The environment is not right:\n${faults.join('\n')}\nSee .env.example.`);
  }
  const values = result.data;
  const { SMTP_URL: smtpUrl, ENTENTE_MAIL_FROM: from } = values;
  if (smtpUrl && !from) throw new UserError('SMTP_URL needs ENTENTE_MAIL_FROM, the address that digests come from.');
  if (values.ENTENTE_POLL_MIN_MINUTES > values.ENTENTE_POLL_MAX_MINUTES)
    throw new UserError('ENTENTE_POLL_MIN_MINUTES is more than ENTENTE_POLL_MAX_MINUTES. See .env.example.');
  return Object.freeze({
    dataDir: resolve(values.ENTENTE_DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    redisUrl: values.REDIS_URL,
    host: values.HOST,
    port: values.PORT,
    feedsFile: configFile(values.ENTENTE_FEEDS),
    codebookFile: configFile(values.ENTENTE_CODEBOOK),
    sitesFile: configFile(values.ENTENTE_SITES),
    allowPrivate: values.ENTENTE_ALLOW_PRIVATE,
    hostSpacingMs: values.ENTENTE_HOST_SPACING_MS,
    pollMinMinutes: values.ENTENTE_POLL_MIN_MINUTES,
    pollMaxMinutes: values.ENTENTE_POLL_MAX_MINUTES,
    userAgent: `Entente/${version()} (+${values.ENTENTE_CONTACT})`,
    threads: values.ENTENTE_THREADS,
    mail: smtpUrl && from ? { smtpUrl, from } : undefined,
    publicUrl: values.ENTENTE_PUBLIC_URL,
    secondOpinions: values.ENTENTE_SECOND_OPINIONS,
    logLevel: values.LOG_LEVEL,
  });
}

/** The files that ship with Entente are found from any working directory. */
const configFile = (path: string) =>
  isAbsolute(path) || path.startsWith('.') ? resolve(path) : join(projectRoot, path);

const version = () =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))).version;

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex');
