import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { createHttp, type Http, type HttpOptions } from '../../../src/io/http.js';
import { memoryTurns } from '../../../src/io/turns.js';

export interface Site {
  origin: string;
  port: number;
  /** Connections accepted so far. */
  connections: number;
  /** Paths asked for so far, without those of robots.txt. */
  paths: string[];
}

/** A client of its own that may fetch from loopback at any pace, closed when the test ends. */
export function newHttp(options: Partial<HttpOptions> = {}): Http {
  const http = createHttp({
    userAgent: 'Entente/1.0 (tests)',
    allowPrivate: ['127.0.0.0/8'],
    hostSpacingMs: 0,
    turns: memoryTurns(),
    log: { warn: () => {} },
    ...options,
  });
  onTestFinished(() => http.close());
  return http;
}

/** A real web server; without a robots.txt unless the listener is asked for it too. */
export function newSite(listener: RequestListener, at: { address?: string; robots?: boolean } = {}): Promise<Site> {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    const robots = request.url === '/robots.txt';
    if (robots && !at.robots) return void response.writeHead(404).end();
    if (!robots) paths.push(request.url ?? '');
    listener(request, response);
  });
  return open(server, paths, at.address ?? '127.0.0.1');
}

/** A server that answers below the level of HTTP; robots.txt is answered properly. */
export function newRawSite(answer: (socket: Socket) => void): Promise<Site> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      if (String(bytes).startsWith('GET /robots.txt')) socket.write('HTTP/1.1 404 None\r\ncontent-length: 0\r\n\r\n');
      else answer(socket);
    });
  });
  return open(server, [], '127.0.0.1');
}

async function open(server: Server, paths: string[], address: string): Promise<Site> {
  const sockets = new Set<Socket>();
  const site: Site = { origin: '', port: 0, connections: 0, paths };
  server.on('connection', (socket) => {
    site.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((ready, failed) => server.on('error', failed).listen(0, address, ready));
  site.port = (server.address() as AddressInfo).port;
  site.origin = `http://${address.includes(':') ? `[${address}]` : address}:${site.port}`;
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return site;
}

/** The error that a fetch ends with. */
export const failure = (fetched: Promise<unknown>): Promise<Error & { delay?: number; status?: number }> =>
  fetched.then(
    () => {
      throw new Error('the fetch succeeded');
    },
    (error) => error,
  );
