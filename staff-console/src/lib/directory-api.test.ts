import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { DirectoryApi } from './directory-api.ts';
import { Refused } from './http-client.ts';

const TOKEN = 't'.repeat(43);
const ORGANISATION = { id: 'north', kind: 'ngo', name: { sv: 'Norra' }, staffNotes: null } as const;

/** What the server says next, and what it was asked last. */
let answer: { status: number; body: string };
let asked: { method: string; path: string; authorization: string | undefined; body: string };
let server: Server;
let api: DirectoryApi;

beforeAll(async () => {
  server = createServer(async (request: IncomingMessage, response) => {
    const { method = '', url: path = '', headers } = request;
    asked = { method, path, authorization: headers.authorization, body: await text(request) };
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  api = new DirectoryApi({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch });
});
beforeEach(() => {
  answer = { status: 200, body: '{"revision":4}' };
});
afterAll(() => server.close());

const code = async (asking: Promise<unknown>): Promise<string> => {
  const refusal = await asking.then(
    () => null,
    (error: unknown) => error,
  );
  return refusal instanceof Refused ? refusal.code : 'not refused';
};

it('R4: names with every change the revision that was read, and what is changed in the path', async () => {
  expect(await api.putOrganisation(TOKEN, 3, ORGANISATION)).toEqual({ revision: 4 });
  expect(asked).toEqual({
    method: 'PUT',
    path: '/staff/directory/organisations/north',
    authorization: `Bearer ${TOKEN}`,
    body: JSON.stringify({ revision: 3, organisation: ORGANISATION }),
  });
  const steps = [
    [() => api.removeOrganisation(TOKEN, 3, 'north'), 'DELETE', '/staff/directory/organisations/north'],
    [() => api.removeEntry(TOKEN, 3, 'unit'), 'DELETE', '/staff/directory/entries/unit'],
    [() => api.confirmEntry(TOKEN, 3, 'unit'), 'POST', '/staff/directory/entries/unit/confirm'],
  ] as const;
  for (const [ask, method, path] of steps) {
    await ask();
    expect(asked).toMatchObject({ method, path, body: '{"revision":3}' });
  }
});

it('asks for changes before one, or for the newest', async () => {
  answer = { status: 200, body: '{"changes":[],"more":false}' };
  expect(await api.changes(TOKEN, null)).toEqual({ changes: [], more: false });
  expect(asked.path).toBe('/staff/directory/changes');
  await api.changes(TOKEN, 0);
  expect(asked.path).toBe('/staff/directory/changes?before=0');
});

it('hands an exported file on byte by byte, a byte order mark included', async () => {
  answer = { status: 200, body: '\uFEFFid;namn\r\n' };
  expect([...new Uint8Array(await (await api.export(TOKEN, 'csv')).arrayBuffer()).slice(0, 4)]).toEqual([
    0xef, 0xbb, 0xbf, 0x69,
  ]);
  expect(asked).toMatchObject({ method: 'GET', path: '/staff/directory/export/csv' });
});

it('gives refusals as their codes, also of files, and takes anything else for no answer', async () => {
  answer = { status: 409, body: '{"code":"stale-revision"}' };
  expect(await code(api.putCompetences(TOKEN, 1, []))).toBe('stale-revision');
  expect(await code(api.export(TOKEN, 'json'))).toBe('stale-revision');
  for (const [status, body] of [
    [500, '<html>'],
    [200, '{"revision":-1}'],
    [200, '{"revision":1,"more":1}'],
    [200, ''],
  ] as const) {
    answer = { status, body };
    expect(await code(api.putCompetences(TOKEN, 1, []))).toBe('unavailable');
  }
});
