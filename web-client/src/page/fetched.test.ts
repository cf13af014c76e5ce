import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetched } from './fetched.ts';

let server: Server | null = null;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serving(answer: RequestListener): Promise<string> {
  const made = createServer(answer);
  server = made;
  await new Promise<void>((listening) => made.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}/notice/sv`;
}

describe('what is fetched', () => {
  it('is what the server answers', async () => {
    const address = await serving((_, response) => response.end('{"notice":"main"}'));
    expect(await fetched(address)).toEqual({ notice: 'main' });
  });

  it('is not waited for without end: neither an answer, nor the rest of one', async () => {
    const silent = await serving(() => undefined);
    await expect(fetched(silent, 1)).rejects.toThrow();
    server?.closeAllConnections();
    server?.close();
    const begins = await serving((_, response) => response.write('{"notice":'));
    await expect(fetched(begins, 50)).rejects.toThrow();
  });

  it('is refused as refused', async () => {
    const address = await serving((_, response) => response.writeHead(404).end());
    await expect(fetched(address)).rejects.toThrow('no ');
  });
});
