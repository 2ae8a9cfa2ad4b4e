import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** After the toxics of Shopify's toxiproxy; the milder ones first, for a broken line has little left to carry. */
export const troubles = ['latency', 'bandwidth', 'slicer', 'reset_peer', 'limit_data', 'timeout'] as const;
export type Trouble = (typeof troubles)[number];

export interface Line {
  /** The store's address, by way of the line. */
  url: string;
  /** Chunks that each trouble has befallen. */
  befallen: Record<Trouble, number>;
  /** Gives the line a trouble, or takes it away; what a silent line has swallowed never comes, as its ends learn now. */
  set(trouble?: Trouble): void;
  close(): void;
}

const LATE_MS = 150;
const BYTES_A_SECOND = 20_000;
const CRUMB_BYTES = 64;

/** Opens a line to the store at `url` that can be given trouble. */
export async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const state: State = { befallen: Object.fromEntries(troubles.map((each) => [each, 0])) as Line['befallen'] };
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const server = createServer((client) => {
    const store = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, store],
      [store, client],
    ] as const) {
      sockets.add(from);
      from.setNoDelay(true);
      void carry(from, to, state);
      from.on('error', () => {});
      from.on('close', () => sockets.delete(from));
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const led = new URL(url);
  led.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    url: led.href,
    befallen: state.befallen,
    set(trouble) {
      if (state.trouble === 'timeout') cut();
      state.trouble = trouble;
    },
    close() {
      server.close();
      cut();
    },
  };
}

interface State {
  trouble?: Trouble | undefined;
  befallen: Line['befallen'];
}

async function carry(from: Socket, to: Socket, state: State): Promise<void> {
  try {
    for await (const bytes of from as AsyncIterable<Buffer>) {
      if (state.trouble) state.befallen[state.trouble]++;
      if (!(await pass(bytes, from, to, state.trouble))) return;
    }
  } catch {
    // The end of the line was cut.
  } finally {
    from.destroy();
    to.destroy();
  }
}

/** Passes bytes on as a trouble has it; false when that ends the line. */
async function pass(bytes: Buffer, from: Socket, to: Socket, trouble?: Trouble): Promise<boolean> {
  switch (trouble) {
    case 'reset_peer':
      for (const socket of [from, to]) socket.resetAndDestroy();
      return false;
    case 'limit_data':
      await new Promise<void>((sent) => to.end(bytes.subarray(0, bytes.length / 2), sent));
      return false;
    case 'timeout':
      return true;
    case 'slicer':
      for (let at = 0; at < bytes.length; at += CRUMB_BYTES) {
        to.write(bytes.subarray(at, at + CRUMB_BYTES));
        await sleep(1);
      }
      return true;
    case 'bandwidth':
      await sleep((bytes.length / BYTES_A_SECOND) * 1_000);
      break;
    case 'latency':
      await sleep(LATE_MS);
  }
  return to.write(bytes) || to.writable;
}
