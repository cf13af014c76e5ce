import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Refused } from './http-client.ts';
import { StaffApi } from './staff-api.ts';

/** What the server says next, and what it was asked last. */
let answer: { status: number; body: string };
let asked: { method: string; path: string; authorization: string | undefined; body: string; cookie: boolean };
let server: Server;
let api: StaffApi;
const TOKEN = 't'.repeat(43);

beforeAll(async () => {
  server = createServer(async (request: IncomingMessage, response) => {
    const { method = '', url: path = '', headers } = request;
    const body = await text(request);
    asked = { method, path, authorization: headers.authorization, body, cookie: headers.cookie !== undefined };
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = new StaffApi({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch });
});
beforeEach(() => {
  answer = { status: 204, body: '' };
});
afterAll(() => server.close());

const code = async (asking: Promise<unknown>): Promise<string> => {
  const refusal = await asking.then(
    () => null,
    (error: unknown) => error,
  );
  return refusal instanceof Refused ? refusal.code : 'not refused';
};

it('asks as docs/protocol.md has it, the token in the header and never in the address', async () => {
  await api.certify(TOKEN, 'some-id', 'AAAA');
  expect(asked).toEqual({
    ...{ method: 'PUT', path: '/staff/accounts/some-id/certificate', authorization: `Bearer ${TOKEN}` },
    ...{ body: '{"staffCertificate":"AAAA"}', cookie: false },
  });
  await api.disable(TOKEN, 'some-id');
  expect(asked).toMatchObject({ method: 'POST', path: '/staff/accounts/some-id/disable', body: '' });
  answer = { status: 200, body: '{"needed":true,"demonstration":false}' };
  expect(await api.setUpState()).toEqual({ needed: true, demonstration: false });
  expect(asked).toMatchObject({ method: 'GET', authorization: undefined });
});

it('gives refusals as their codes', async () => {
  answer = { status: 409, body: '{"code":"stale-serial"}' };
  expect(await code(api.publishRevocations(TOKEN, { serial: 1, list: '' }))).toBe('stale-serial');
});

it('takes anything else for no answer: other codes, other bodies, no body', async () => {
  for (const [status, body] of [
    [500, '{"code":"made-up"}'],
    [502, '<html>'],
    [200, '{"needed":"yes","demonstration":false}'],
    [200, '{"needed":true,"demonstration":false,"more":1}'],
    [200, ''],
  ] as const) {
    answer = { status, body };
    expect(await code(api.setUpState())).toBe('unavailable');
  }
  const nowhere = new StaffApi({ origin: 'http://127.0.0.1:1', fetch });
  expect(await code(nowhere.setUpState())).toBe('unavailable');
});

it('follows no redirection with a token', async () => {
  const redirecting = createServer((_request, response) => response.writeHead(302, { location: '/elsewhere' }).end());
  await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
  const there = new StaffApi({ origin: `http://127.0.0.1:${(redirecting.address() as AddressInfo).port}`, fetch });
  expect(await code(there.accounts(TOKEN))).toBe('unavailable');
  redirecting.close();
});
