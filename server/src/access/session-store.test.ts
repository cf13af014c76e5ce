import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { systemRandom } from '../adapters/system/system-random.ts';
import { SessionStore } from './session-store.ts';

const BERIT = {
  staffId: 'b'.repeat(22),
  role: 'counsellor',
  nameShown: 'Berit',
  organisation: 'The centre',
  directoryOrganisation: null,
  teams: [],
  competences: [],
  staffCertificate: null,
} as const;
const CECILIA = { ...BERIT, staffId: 'c'.repeat(22), nameShown: 'Cecilia' };

function begin() {
  const clock = new FakeClock();
  const store = new SessionStore({ longestSessionMs: 1_000, mostSessionsPerAccount: 2 }, clock, systemRandom);
  const ended: string[] = [];
  store.onEnded((staffId) => ended.push(staffId));
  return { clock, store, ended };
}

describe('sessions', () => {
  it('A4: are known by their token alone, 32 random bytes', () => {
    const { store } = begin();
    const token = store.begin(BERIT);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(store.identify(token)).toEqual(BERIT);
    expect(store.identify(`${token.slice(0, -1)}_`)).toBeNull();
    expect(store.begin(BERIT)).not.toBe(token);
  });

  it('A4: end by sign-out', () => {
    const { store, ended } = begin();
    const token = store.begin(BERIT);
    store.end(token);
    expect(store.identify(token)).toBeNull();
    expect(ended).toEqual([BERIT.staffId]);
    store.end(token);
    expect(ended).toHaveLength(1);
  });

  it('A4: end with their longest life, each by itself', () => {
    const { store, clock, ended } = begin();
    const first = store.begin(BERIT);
    clock.advance(600);
    const second = store.begin(BERIT);
    clock.advance(400);
    expect(store.identify(first)).toBeNull();
    expect(store.identify(second)).toEqual(BERIT);
    expect(ended).toEqual([]);
    clock.advance(600);
    expect(store.identify(second)).toBeNull();
    expect(ended).toEqual([BERIT.staffId]);
  });

  it('A8: all of one member of staff end at once, and nobody else does', () => {
    const { store, ended } = begin();
    const tokens = [store.begin(BERIT), store.begin(BERIT)];
    const other = store.begin(CECILIA);
    store.endAllOf(BERIT.staffId);
    expect(tokens.map((token) => store.identify(token))).toEqual([null, null]);
    expect(store.identify(other)).toEqual(CECILIA);
    expect(ended).toEqual([BERIT.staffId]);
  });

  it('are at most so many for each: the oldest goes', () => {
    const { store, ended } = begin();
    const [first, second, third] = [store.begin(BERIT), store.begin(BERIT), store.begin(BERIT)];
    expect(store.identify(first)).toBeNull();
    expect(store.identify(second)).toEqual(BERIT);
    expect(store.identify(third)).toEqual(BERIT);
    expect(ended).toEqual([]);
  });

  it('A12: have a certificate and other skills from the moment that their owner gets them', () => {
    const { store } = begin();
    const [one, other] = [store.begin(BERIT), store.begin(CECILIA)];
    store.changed(BERIT.staffId, { staffCertificate: 'certificate', teams: ['school'] });
    expect(store.identify(one)).toMatchObject({ staffCertificate: 'certificate', teams: ['school'] });
    expect(store.identify(other)?.staffCertificate).toBeNull();
  });

  it('A8, N10: tell apart an account that is disabled, signed in or not, from one that is signed out', () => {
    const { store } = begin();
    const heard: string[] = [];
    store.onEnded((staffId) => heard.push(`ended ${staffId}`));
    const stop = store.onDisabled((staffId) => heard.push(`disabled ${staffId}`));
    store.end(store.begin(BERIT));
    store.begin(BERIT);
    store.disabled(BERIT.staffId);
    store.disabled(BERIT.staffId);
    const id = BERIT.staffId;
    expect(heard).toEqual([`ended ${id}`, `ended ${id}`, `disabled ${id}`, `disabled ${id}`]);
    stop();
    store.disabled(id);
    expect(heard).toHaveLength(4);
  });

  it('tell nobody who has stopped listening', () => {
    const { store } = begin();
    const heard: string[] = [];
    store.onEnded((staffId) => heard.push(staffId))();
    store.end(store.begin(BERIT));
    expect(heard).toEqual([]);
  });
});
