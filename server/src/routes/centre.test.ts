import type { Settings } from '@dorren/shared/protocol/content.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaff, setUp, startTestService, type TestService } from '../testing/started-service.ts';

let test: TestService;
let administrator: string;
let counsellor: string;

beforeAll(async () => {
  test = await startTestService();
  administrator = (await setUp(test)).token;
  counsellor = (await addStaff(test, administrator, 'berit', 'counsellor')).token;
});
afterAll(async () => {
  await test.stop();
  expect(test.faults).toEqual([]);
});

const put = (token: string, body: unknown) => ({ method: 'PUT', token, body });

describe('the settings', () => {
  it('hold at once for the youth, and are what was put', async () => {
    const before = (await test.ask('/staff/settings', { token: administrator })).json as Settings;
    expect(before.exitAddress).toMatch(/^https:/);
    const changed = { ...before, title: 'Väder', exitAddress: 'https://example.org/väder' };
    expect((await test.ask('/staff/settings', put(administrator, changed))).status).toBe(204);
    expect((await test.ask('/staff/settings', { token: administrator })).json).toEqual(changed);
    expect((await test.ask('/content/sv')).json).toMatchObject({ exitAddress: changed.exitAddress });
    expect((await test.ask('/')).text).toContain('<title>Väder</title>');
  });

  it.each([
    { exitAddress: 'http://example.org/' },
    { exitAddress: 'https://example.org/?q=1' },
    { exitAddress: 'javascript:alert(1)' },
    { title: '' },
    { unknown: true },
    { icon: 'star' },
    { openingHours: { timeZone: 'Europe/Berlin' } },
  ])('are refused as %j, and stay as they were', async (wrong) => {
    const before = (await test.ask('/staff/settings', { token: administrator })).json as Settings;
    const answer = await test.ask('/staff/settings', put(administrator, { ...before, ...wrong }));
    expect([answer.status, answer.text]).toEqual([400, '{"code":"malformed"}']);
    expect((await test.ask('/staff/settings', { token: administrator })).json).toEqual(before);
  });

  it('may be as long as their schema says', async () => {
    const before = (await test.ask('/staff/settings', { token: administrator })).json as Settings;
    const helpline = { name: 'ö'.repeat(120), telephone: '112', about: 'ö'.repeat(1200) };
    const lines = Array.from({ length: 12 }, () => helpline);
    const intervals = Array.from({ length: 6 }, (_, hour) => ({ from: `0${hour}:00`, to: `0${hour}:59` }));
    const exceptions = Array.from({ length: 400 }, (_, day) => ({
      date: new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
      intervals,
    }));
    const longest = {
      ...before,
      openingHours: { ...before.openingHours, exceptions },
      helplines: { sv: lines, en: lines, ar: lines },
    };
    expect((await test.ask('/staff/settings', put(administrator, longest))).status).toBe(204);
    await test.ask('/staff/settings', put(administrator, before));
  });
});

describe('the revocation list', () => {
  it('A6: is kept as it came, and its serial never goes back', async () => {
    expect((await test.ask('/staff/revocations', { token: counsellor })).json).toEqual({ serial: 0, list: '' });
    const list = { serial: 5, list: 'bGlzdA' };
    expect((await test.ask('/staff/revocations', put(administrator, list))).status).toBe(204);
    expect((await test.ask('/staff/revocations', { token: counsellor })).json).toEqual(list);
    for (const serial of [5, 4, 0]) {
      const answer = await test.ask('/staff/revocations', put(administrator, { ...list, serial }));
      expect([answer.status, answer.json]).toEqual([409, { code: 'stale-serial' }]);
    }
  });
});

describe('ready-made replies', () => {
  it('are a counsellor’s own', async () => {
    const other = (await addStaff(test, administrator, 'cecilia', 'counsellor')).token;
    const replies = [{ name: 'Hej', text: 'Hej, jag heter Berit.\nVad vill du prata om?' }];
    expect((await test.ask('/staff/replies', put(counsellor, replies))).status).toBe(204);
    expect((await test.ask('/staff/replies', { token: counsellor })).json).toEqual(replies);
    expect((await test.ask('/staff/replies', { token: other })).json).toEqual([]);
  });

  it('may be as many and as long as their schema says, and no more', async () => {
    const longest = Array.from({ length: 60 }, () => ({ name: '💬'.repeat(60), text: '💬'.repeat(1000) }));
    expect((await test.ask('/staff/replies', put(counsellor, longest))).status).toBe(204);
    const tooMany = [...longest, { name: 'x', text: 'x' }];
    expect((await test.ask('/staff/replies', put(counsellor, tooMany))).json).toEqual({ code: 'malformed' });
  });
});
