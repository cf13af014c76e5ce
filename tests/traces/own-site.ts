import type { IncomingMessage, RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of the bench's own, at a free port of this machine. */
export interface OwnSite {
  port: number;
  /** Resolves when this text has been sent to it. */
  hears(text: string): Promise<void>;
  close(): void;
}

/** `answering`: makes what answers requests; `heard` is to be called with each text that was sent. */
export async function startOwnSite(answering: (heard: (text: string) => void) => RequestListener): Promise<OwnSite> {
  const awaited = new Map<string, () => void>();
  const server = createServer(answering((text) => awaited.get(text)?.())).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hears: (text) =>
      new Promise((resolve, reject) => {
        awaited.set(text, resolve);
        setTimeout(() => reject(new Error('the page sent nothing')), 20_000).unref();
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The whole body, as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  return Buffer.concat(await request.toArray()).toString();
}
