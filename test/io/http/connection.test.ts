import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { troubleOf } from '../../../src/io/http.js';
import { builtFile } from '../../../src/paths.js';
import { problems } from '../../../src/pipeline/feeds/problems.js';
import { newCertificate } from '../../certificate.js';
import { secondsOf } from '../../clock.js';
import { newFolder } from '../../support.js';
import { failure, newHttp, newSite } from './site.js';

const day = 86_400_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * day);

/** A publisher with that certificate. */
async function newSecureSite(options: { cert: string; key: string }): Promise<string> {
  const feed = '<rss/>';
  const server = createServer(options, (request, response) => {
    response.writeHead(request.url === '/feed' ? 200 : 404).end(feed);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/feed`;
}

/** What a process says of the address whose machine trusts the certificate, as it must be told at its start. */
function judge(url: string, trusted: string): Promise<unknown> {
  const file = join(newFolder(), 'authority.pem');
  writeFileSync(file, trusted);
  return judgeIn({ NODE_EXTRA_CA_CERTS: file }, url);
}

async function judgeIn(environment: Record<string, string>, url: string): Promise<unknown> {
  const program = `
    import { createHttp, troubleOf } from ${JSON.stringify(builtFile('src/io/http.js'))};
    import { memoryTurns } from ${JSON.stringify(builtFile('src/io/turns.js'))};
    const options = { userAgent: 'Entente/1.0', allowPrivate: ['127.0.0.0/8'], hostSpacingMs: 0, turns: memoryTurns(), log: console };
    const http = createHttp(options);
    const said = await http.get(process.argv[1], { accept: 'feed' }).then(({ status }) => ({ status }), troubleOf);
    console.log(JSON.stringify(said));
    await http.close();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, url], {
    env: { ...process.env, ...environment },
  });
  return JSON.parse(stdout);
}

test('a certificate that has expired is a failure with a name and a remedy, also when its authority is trusted', async () => {
  const valid = newCertificate(daysFromNow(-30), daysFromNow(30));
  expect(await judge(await newSecureSite(valid), valid.cert)).toEqual({ status: 200 });
  const expired = newCertificate(daysFromNow(-30), daysFromNow(-1));
  expect(await judge(await newSecureSite(expired), expired.cert)).toEqual({
    problem: 'certificate',
    failure: "the server's TLS certificate has expired",
  });
  expect(problems.certificate.remedy).toMatch(/must renew its certificate.*fallback/);
});

// A proxy would connect to whatever address it is told, and no check of ours would see where to.
test('proxies in the environment are not used', async () => {
  const proxy = await newSite((_, response) => void response.end('<rss/>'));
  const site = await newSite((_, response) => void response.end('<rss/>'));
  const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
  const environment = Object.fromEntries(names.map((name) => [name, proxy.origin]));
  const said = await judgeIn({ ...environment, NODE_USE_ENV_PROXY: '1', NO_PROXY: '' }, site.origin);
  expect([said, site.paths.length, proxy.connections]).toEqual([{ status: 200 }, 1, 0]);
});

test('a certificate that nobody vouches for is refused', async () => {
  const url = await newSecureSite(newCertificate(daysFromNow(-30), daysFromNow(30)));
  const error = await failure(newHttp().get(url, { accept: 'feed' }));
  expect(troubleOf(error)).toEqual({
    problem: 'certificate',
    failure: "the server's TLS certificate is not from an authority that is trusted",
  });
});

/** A server that accepts nothing and whose queue of connections is full: like a firewall, the system drops what comes after. */
async function newBlackHole(): Promise<string> {
  const program = `
    const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      process.stdout.write(String(server.address().port), () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
    });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const port = await new Promise<number>((known) => child.stdout.once('data', (text) => known(Number(text))));
  for (let waiting = 0; waiting < 4; waiting++) {
    const socket: Socket = connect(port, '127.0.0.1').on('error', () => {});
    onTestFinished(() => void socket.destroy());
  }
  return `http://127.0.0.1:${port}/`;
}

test('a host that does not answer the call is left after 5 s', async () => {
  const url = await newBlackHole();
  const fetched = failure(newHttp().get(url));
  expect(await secondsOf(fetched)).toBeLessThan(8);
  expect(troubleOf(await fetched)).toEqual({ problem: 'unreachable', failure: 'no connection within 5 s' });
});
