import { ENTRIES } from '@dorren/shared/directory/fixtures.ts';
import { expect, it } from 'vitest';
import { Refused } from '../lib/http-client.ts';
import { saveEntry } from './save-entry.ts';

const [entry] = ENTRIES;
if (entry === undefined) throw new Error('no entry');
const refused = async () => Promise.reject(new Refused('unavailable'));
const asked = (confirm: boolean) => ({ revision: 3, entry, confirm });

it('confirms the revision that was saved', async () => {
  const confirmed: unknown[] = [];
  const api = {
    putEntry: async () => ({ revision: 4 }),
    confirmEntry: async (...told: unknown[]) => void confirmed.push(told),
  };
  expect(await saveEntry(api, 'token', asked(false))).toBe('saved');
  expect(confirmed).toEqual([]);
  expect(await saveEntry(api, 'token', asked(true))).toBe('saved');
  expect(confirmed).toEqual([['token', 4, entry.id]]);
});

it('says that it is saved when it could not be confirmed, and confirms nothing that is not saved', async () => {
  const saves = { putEntry: async () => ({ revision: 4 }), confirmEntry: refused };
  expect(await saveEntry(saves, 'token', asked(true))).toBe('saved-unconfirmed');
  const confirmed: unknown[] = [];
  const keeps = { putEntry: refused, confirmEntry: async () => void confirmed.push(1) };
  expect(await saveEntry(keeps, 'token', asked(true))).toBe('unavailable');
  expect(confirmed).toEqual([]);
});
