import { describe, expect, it } from 'vitest';
import type { NewAccount, StoredCredentials } from './accounts.ts';
import type { Records } from './records.ts';

const id = (letter: string): string => letter.repeat(22);
const CENTRE = { id: id('c'), name: 'Made-up Centre', rootKey: 'r'.repeat(43) };
const CREDENTIALS: StoredCredentials = {
  keyDerivation: { salt: 's'.repeat(22), operations: 3, memoryBytes: 64 * 1024 * 1024 },
  proofHash: 'hash',
  wrappedIdentity: 'wrapped',
  identityKey: 'k'.repeat(43),
};
const OTHER_CREDENTIALS: StoredCredentials = { ...CREDENTIALS, proofHash: 'other hash', identityKey: 'o'.repeat(43) };
const ADMINISTRATOR: NewAccount = {
  staffId: id('a'),
  username: 'admin',
  nameShown: 'Ada',
  organisation: 'The centre',
  role: 'administrator',
  directoryOrganisation: null,
  teams: [],
  competences: [],
};
const COUNSELLOR: NewAccount = {
  ...ADMINISTRATOR,
  staffId: id('b'),
  username: 'berit',
  role: 'counsellor',
  teams: ['midwife', 'health'],
  competences: ['genital-mutilation'],
};
const INVITATION = { tokenHash: 'token', expiresAt: 1_000 };

/** What every adapter of the records must do. `open` gives empty records each time. */
export function recordsContract(open: () => Promise<Records>): void {
  const withRecords =
    (test: (records: Records) => Promise<void>): (() => Promise<void>) =>
    async () => {
      const records = await open();
      try {
        await test(records);
      } finally {
        await records.close();
      }
    };
  const setUp = (records: Records) =>
    records.centre.setUp(CENTRE, { ...ADMINISTRATOR, credentials: CREDENTIALS, staffCertificate: 'certificate' });

  describe('centre and accounts', () => {
    it(
      'begins with nobody and no centre',
      withRecords(async ({ accounts, centre }) => {
        expect(await accounts.any()).toBe(false);
        expect(await accounts.all()).toEqual([]);
        expect(await centre.get()).toBeNull();
      }),
    );

    it(
      'A5: sets up once, and not again',
      withRecords(async (records) => {
        expect(await setUp(records)).toBe(true);
        expect(await records.accounts.any()).toBe(true);
        expect(await records.centre.get()).toEqual(CENTRE);
        const again = { ...COUNSELLOR, credentials: OTHER_CREDENTIALS, staffCertificate: 'another' };
        expect(await records.centre.setUp({ ...CENTRE, id: id('d') }, again)).toBe(false);
        expect(await records.centre.get()).toEqual(CENTRE);
        expect(await records.accounts.all()).toEqual([
          {
            ...ADMINISTRATOR,
            disabled: false,
            credentials: CREDENTIALS,
            staffCertificate: 'certificate',
            formerCertificates: [],
          },
        ]);
      }),
    );

    it(
      'A5: of two who set up at once, one does',
      withRecords(async (records) => {
        const results = await Promise.all([setUp(records), setUp(records)]);
        expect(results.filter(Boolean)).toHaveLength(1);
      }),
    );

    it(
      'keeps the first secret of the service',
      withRecords(async ({ centre }) => {
        expect(await centre.secret('first')).toBe('first');
        expect(await centre.secret('second')).toBe('first');
      }),
    );

    it(
      'finds accounts by id and by name, and lists them by name',
      withRecords(async (records) => {
        await records.invitations.invite(COUNSELLOR, INVITATION);
        await records.invitations.invite(ADMINISTRATOR, { ...INVITATION, tokenHash: 'second' });
        const stored = {
          ...COUNSELLOR,
          disabled: false,
          credentials: null,
          staffCertificate: null,
          formerCertificates: [],
        };
        expect(await records.accounts.byId(COUNSELLOR.staffId)).toEqual(stored);
        expect(await records.accounts.byUsername('berit')).toEqual(stored);
        expect(await records.accounts.byId(id('z'))).toBeNull();
        expect(await records.accounts.byUsername('zoe')).toBeNull();
        expect((await records.accounts.all()).map(({ username }) => username)).toEqual(['admin', 'berit']);
      }),
    );

    it(
      'A10: remembers every certificate that was signed for an account, each once',
      withRecords(async ({ accounts, invitations }) => {
        await invitations.invite(COUNSELLOR, INVITATION);
        await invitations.accept('token', CREDENTIALS, 0);
        for (const certificate of ['first', 'second', 'second', 'first', 'third'])
          await accounts.certify(COUNSELLOR.staffId, certificate);
        expect(await accounts.byId(COUNSELLOR.staffId)).toMatchObject({
          staffCertificate: 'third',
          formerCertificates: ['second', 'first'],
        });
        await invitations.inviteAgain(COUNSELLOR.staffId, { tokenHash: 'again', expiresAt: 10 });
        await invitations.accept('again', OTHER_CREDENTIALS, 0);
        expect(await accounts.byId(COUNSELLOR.staffId)).toMatchObject({
          staffCertificate: null,
          formerCertificates: ['second', 'first', 'third'],
        });
      }),
    );

    it(
      'certifies only those who have keys and are not disabled',
      withRecords(async ({ accounts, invitations }) => {
        await invitations.invite(COUNSELLOR, INVITATION);
        expect(await accounts.certify(COUNSELLOR.staffId, 'certificate')).toBe(false);
        await invitations.accept('token', CREDENTIALS, 0);
        expect(await accounts.certify(COUNSELLOR.staffId, 'certificate')).toBe(true);
        expect((await accounts.byId(COUNSELLOR.staffId))?.staffCertificate).toBe('certificate');
        expect(await accounts.disable(COUNSELLOR.staffId)).toBe(true);
        expect(await accounts.certify(COUNSELLOR.staffId, 'another')).toBe(false);
        expect(await accounts.byId(COUNSELLOR.staffId)).toMatchObject({
          disabled: true,
          staffCertificate: 'certificate',
        });
        expect(await accounts.certify(id('z'), 'certificate')).toBe(false);
        expect(await accounts.disable(id('z'))).toBe(false);
      }),
    );
  });

  it(
    'A12: keeps what a counsellor works as and knows well',
    withRecords(async ({ accounts, invitations }) => {
      await invitations.invite(COUNSELLOR, INVITATION);
      const skills = { teams: ['school' as const], competences: ['digital-control'] };
      expect(await accounts.setSkills(COUNSELLOR.staffId, skills)).toBe(true);
      expect(await accounts.byId(COUNSELLOR.staffId)).toMatchObject(skills);
      expect(await accounts.setSkills(id('z'), skills)).toBe(false);
    }),
  );

  it(
    'T1: counts referrals by month and kinds, and keeps nothing else of them',
    withRecords(async ({ statistics }) => {
      const handover = { kind: 'handover', from: 'midwife', to: 'police-coordinator', outcome: 'done' } as const;
      const card = { kind: 'card', from: 'counsellor', to: 'police', outcome: 'done' } as const;
      await Promise.all([1, 2, 3].map(() => statistics.count('2026-11', handover)));
      await statistics.count('2026-11', card);
      await statistics.count('2026-12', handover);
      await statistics.count('2026-11', { ...handover, outcome: 'declined' });
      expect(await statistics.all()).toEqual(
        expect.arrayContaining([
          { month: '2026-11', ...handover, count: 3 },
          { month: '2026-11', ...card, count: 1 },
          { month: '2026-12', ...handover, count: 1 },
          { month: '2026-11', ...handover, outcome: 'declined', count: 1 },
        ]),
      );
      expect(await statistics.all()).toHaveLength(4);
    }),
  );

  it(
    'T5: counts each concern that is over by month, age and what it went through, and keeps nothing else of it',
    withRecords(async ({ statistics }) => {
      const reported = {
        age: '15-17',
        takenOver: false,
        told: true,
        reporting: true,
        outcome: { is: 'reported' },
      } as const;
      const left = { is: 'not-possible', why: 'left' } as const;
      await Promise.all([1, 2].map(() => statistics.countConcern('2026-11', reported)));
      await statistics.countConcern('2026-11', { ...reported, takenOver: true, told: false, outcome: left });
      await statistics.countConcern('2026-12', {
        ...reported,
        age: 'adult',
        reporting: false,
        outcome: { is: 'lost' },
      });
      const row = (month: string, age: string, happened: string, count: number, why: string | null = null) => ({
        ...{ month, age, happened, why, count },
      });
      const all = await statistics.concerns();
      expect(all).toEqual(
        expect.arrayContaining([
          row('2026-11', '15-17', 'opened', 3),
          row('2026-11', '15-17', 'taken-over', 1),
          row('2026-11', '15-17', 'told', 2),
          row('2026-11', '15-17', 'reporting', 3),
          row('2026-11', '15-17', 'reported', 2),
          row('2026-11', '15-17', 'not-possible', 1, 'left'),
          row('2026-12', 'adult', 'opened', 1),
          row('2026-12', 'adult', 'told', 1),
          row('2026-12', 'adult', 'lost', 1),
        ]),
      );
      expect(all).toHaveLength(9);
    }),
  );

  describe('invitations', () => {
    it(
      'A5: works once',
      withRecords(async ({ accounts, invitations }) => {
        expect(await invitations.invite(COUNSELLOR, INVITATION)).toBe(true);
        expect(await invitations.find('token', 999)).toEqual(COUNSELLOR);
        const results = await Promise.all([
          invitations.accept('token', CREDENTIALS, 999),
          invitations.accept('token', OTHER_CREDENTIALS, 999),
        ]);
        expect(results.filter(Boolean)).toHaveLength(1);
        const theirs = results[0] ? CREDENTIALS : OTHER_CREDENTIALS;
        expect((await accounts.byId(COUNSELLOR.staffId))?.credentials).toEqual(theirs);
        expect(await invitations.find('token', 999)).toBeNull();
      }),
    );

    it(
      'A5: works until it expires',
      withRecords(async ({ accounts, invitations }) => {
        await invitations.invite(COUNSELLOR, INVITATION);
        expect(await invitations.find('token', 1_000)).toBeNull();
        expect(await invitations.accept('token', CREDENTIALS, 1_000)).toBe(false);
        expect((await accounts.byId(COUNSELLOR.staffId))?.credentials).toBeNull();
      }),
    );

    it(
      'refuses a name or an id that is taken, and does nothing',
      withRecords(async ({ accounts, invitations }) => {
        await invitations.invite(COUNSELLOR, INVITATION);
        const second = { ...INVITATION, tokenHash: 'second' };
        expect(await invitations.invite({ ...COUNSELLOR, staffId: id('e') }, second)).toBe(false);
        expect(await invitations.invite({ ...COUNSELLOR, username: 'else' }, second)).toBe(false);
        expect(await invitations.find('second', 0)).toBeNull();
        expect(await accounts.all()).toHaveLength(1);
      }),
    );

    it(
      'a new one takes the place of the old, of keys and certificate, and of being disabled',
      withRecords(async ({ accounts, invitations }) => {
        await invitations.invite(COUNSELLOR, INVITATION);
        await invitations.accept('token', CREDENTIALS, 0);
        await accounts.certify(COUNSELLOR.staffId, 'certificate');
        expect(await invitations.inviteAgain(COUNSELLOR.staffId, { tokenHash: 'second', expiresAt: 10 })).toBe(true);
        await accounts.disable(COUNSELLOR.staffId);
        expect(await invitations.find('second', 0)).toBeNull();
        expect(await invitations.inviteAgain(COUNSELLOR.staffId, { tokenHash: 'third', expiresAt: 10 })).toBe(true);
        expect(await accounts.byId(COUNSELLOR.staffId)).toEqual({
          ...COUNSELLOR,
          disabled: false,
          credentials: null,
          staffCertificate: null,
          formerCertificates: ['certificate'],
        });
        expect(await invitations.accept('second', CREDENTIALS, 0)).toBe(false);
        expect(await invitations.accept('third', OTHER_CREDENTIALS, 0)).toBe(true);
        expect(await invitations.inviteAgain(id('z'), { tokenHash: 'fourth', expiresAt: 10 })).toBe(false);
      }),
    );
  });

  describe('what the centre publishes', () => {
    it(
      'keeps the settings',
      withRecords(async ({ settings }) => {
        expect(await settings.get()).toBeNull();
        const value = {
          title: 'Start',
          icon: 'cloud' as const,
          partners: ['https://school.example'],
          exitAddress: 'https://example.org/',
          openingHours: {
            timeZone: 'Europe/Stockholm' as const,
            always: false,
            week: [[{ from: '09:00', to: '24:00' }], [], [], [], [], [], []] as [
              { from: string; to: string }[],
              [],
              [],
              [],
              [],
              [],
              [],
            ],
            exceptions: [{ date: '2026-12-24', intervals: [] }],
          },
          helplines: { sv: [{ name: 'Å', telephone: '112', about: 'Ö' }], en: [], ar: [] },
        };
        await settings.put({ ...value, title: 'Other' });
        await settings.put(value);
        expect(await settings.get()).toEqual(value);
      }),
    );

    it(
      'A6: takes a revocation list only with a higher serial',
      withRecords(async ({ revocations }) => {
        expect(await revocations.get()).toEqual({ serial: 0, list: '' });
        expect(await revocations.put({ serial: 0, list: 'zero' })).toBe(false);
        expect(await revocations.put({ serial: 2, list: 'two' })).toBe(true);
        expect(await revocations.put({ serial: 2, list: 'two again' })).toBe(false);
        expect(await revocations.put({ serial: 1, list: 'one' })).toBe(false);
        expect(await revocations.get()).toEqual({ serial: 2, list: 'two' });
        const results = await Promise.all([3, 3].map((serial) => revocations.put({ serial, list: 'three' })));
        expect(results.filter(Boolean)).toHaveLength(1);
      }),
    );

    it(
      'keeps each counsellor their own replies',
      withRecords(async ({ invitations, replies }) => {
        await invitations.invite(COUNSELLOR, INVITATION);
        await invitations.invite(ADMINISTRATOR, { ...INVITATION, tokenHash: 'second' });
        expect(await replies.get(COUNSELLOR.staffId)).toEqual([]);
        await replies.put(COUNSELLOR.staffId, [{ name: 'Hej', text: 'Hej, jag finns här.' }]);
        await replies.put(COUNSELLOR.staffId, [{ name: 'Välkommen', text: 'Välkommen hit.' }]);
        expect(await replies.get(COUNSELLOR.staffId)).toEqual([{ name: 'Välkommen', text: 'Välkommen hit.' }]);
        expect(await replies.get(ADMINISTRATOR.staffId)).toEqual([]);
      }),
    );
  });
}
