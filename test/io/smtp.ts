import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface Received {
  to: string[];
  message: string;
}

type Answer = { code: number; message: string } | 'drop' | undefined;

export interface Behaviour {
  /** What the server says to each RCPT; undefined accepts. */
  onRecipient?: (address: string) => Answer;
  /** What it says after each whole message. The message counts as received whatever it says. */
  onMessage?: (received: Received) => Answer | Promise<Answer>;
}

/** A real SMTP server on loopback that keeps what it receives. */
export async function startSmtp(behaviour: Behaviour = {}, options: SMTPServerOptions = {}) {
  const received: Received[] = [];
  const error = ({ code, message }: { code: number; message: string }) =>
    Object.assign(new Error(message), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => {
      const answer = behaviour.onRecipient?.(address);
      done(answer && answer !== 'drop' ? error(answer) : undefined);
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const message = Buffer.concat(chunks).toString('latin1');
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), message };
        received.push(mail);
        const answer = await behaviour.onMessage?.(mail);
        if (answer === 'drop') for (const connection of server.connections) connection._socket.destroy();
        else done(answer ? error(answer) : undefined);
      });
    },
    ...options,
  });
  server.on('error', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  onTestFinished(close);
  return { url: `smtp://127.0.0.1:${port}`, received, close };
}
