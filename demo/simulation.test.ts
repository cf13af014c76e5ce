import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import { publicDirectory } from '@dorren/shared/protocol/directory.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import sumo from 'libsodium-wrappers-sumo';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from '../server/src/testing/started-service.ts';
import { DirectoryApi } from '../staff-console/src/lib/directory-api.ts';
import { signIn } from '../staff-console/src/lib/sign-in.ts';
import { StaffApi } from '../staff-console/src/lib/staff-api.ts';
import { StaffClient } from '../staff-console/src/lib/staff-client.ts';
import type { Conversation, StaffState } from '../staff-console/src/lib/staff-state.ts';
import { fillRecords } from './fill.ts';
import { type Simulation, simulate } from './simulation.ts';
import { until } from './watching.ts';

const SOON_MS = 60_000;
/** Ten passphrases are stretched, each a second's work for a computer that has nothing else to do. */
const PATIENCE_MS = 240_000;
let sodium: SumoSodium;
let test: TestService;
let simulation: Simulation;
const clients: StaffClient[] = [];

beforeAll(async () => {
  await sumo.ready;
  sodium = sumo;
  test = await startTestService({ demonstration: true, fill: (records) => fillRecords(records, Date.now()) });
  const { address: origin, setUpToken } = test.service;
  simulation = await simulate({ origin, setUpToken: setUpToken ?? '', partners: [], sodium, seed: 1, pace: 0.05 });
}, PATIENCE_MS);

afterAll(async () => {
  for (const client of clients) client.close();
  simulation.stop();
  await test.stop();
  expect(test.faults).toEqual([]);
});

async function signedIn(username: string): Promise<StaffClient> {
  const { address: origin } = test.service;
  const passphrase = simulation.signIns.find((account) => account.username === username)?.passphrase ?? '';
  const account = await signIn(new StaffApi({ origin, fetch }), sodium, username, passphrase);
  const url = `${origin.replace('http', 'ws')}/staff/socket`;
  const client = new StaffClient({ url, WebSocket, clock: systemClock, random: Math.random, sodium, ...account });
  clients.push(client);
  return client;
}
const comes = (client: StaffClient, wanted: (state: StaffState) => boolean) =>
  until(client, systemClock, SOON_MS, wanted);

describe('the demonstration', () => {
  it(
    'shows a supervisor a queue and conversations that move',
    async () => {
      const supervisor = await signedIn('sofia');
      expect(await comes(supervisor, ({ supervision }) => (supervision?.waiting ?? 0) > 0)).toBe(true);
      expect(await comes(supervisor, ({ supervision }) => (supervision?.open ?? 0) > 0)).toBe(true);
      expect(supervisor.state.supervision?.onDuty).toBe(1);
    },
    PATIENCE_MS,
  );

  it(
    'lets a visitor be the counsellor of somebody who writes, answers and leaves',
    async () => {
      const counsellor = await signedIn('amina');
      expect(await comes(counsellor, ({ connection }) => connection === 'online')).toBe(true);
      counsellor.dutyOn(['sv', 'en', 'ar'], 1);
      expect(await comes(counsellor, ({ queue }) => queue.waiting > 0)).toBe(true);
      counsellor.takeNext();
      const own = ({ conversations }: StaffState) => conversations[0];
      const fromYouth = (state: StaffState) =>
        own(state)?.messages.filter((entry) => entry.kind === 'text' && entry.from === 'youth').length ?? 0;
      expect(await comes(counsellor, (state) => own(state)?.fingerprint?.length === 7)).toBe(true);
      expect(await comes(counsellor, (state) => fromYouth(state) > 0)).toBe(true);
      const id = own(counsellor.state)?.id ?? '';
      let heard = 0;
      while (own(counsellor.state)?.phase !== 'ended') {
        const news = (state: StaffState) => fromYouth(state) > heard || own(state)?.phase === 'ended';
        if (!(await comes(counsellor, news))) break;
        heard = fromYouth(counsellor.state);
        counsellor.send(id, 'Jag lyssnar.');
      }
      expect(own(counsellor.state)).toMatchObject({ phase: 'ended', endedBy: 'youth' });
      expect(heard).toBeGreaterThan(3);
    },
    PATIENCE_MS,
  );

  it(
    'lets a visitor try referral alone: asks the colleague, joins with them, hands over to them',
    async () => {
      const counsellor = await signedIn('johan');
      expect(await comes(counsellor, ({ connection }) => connection === 'online')).toBe(true);
      counsellor.dutyOn(['sv', 'en', 'ar'], 1);
      const isLive = ({ phase }: Conversation) => phase === 'talking' || phase === 'handshake';
      const own = ({ conversations }: StaffState) => conversations.find(isLive);
      const someone = async (): Promise<string> => {
        const free = (state: StaffState) => state.queue.waiting > 0 || own(state) !== undefined;
        expect(await comes(counsellor, free)).toBe(true);
        if (own(counsellor.state) === undefined) counsellor.takeNext();
        expect(await comes(counsellor, (state) => own(state)?.canSend === true)).toBe(true);
        return own(counsellor.state)?.id ?? '';
      };
      const midwife = { kind: 'team', team: 'midwife' } as const;
      const isOver = (id: string) => (state: StaffState) => {
        const conversation = state.conversations.find((one) => one.id === id);
        return conversation === undefined || !isLive(conversation) || conversation.offer === null;
      };
      /** Asks again, of whoever is there, until it comes about: youths refuse and colleagues decline, now and then. */
      const bringAbout = async (ask: (id: string) => void, done: (state: StaffState) => boolean): Promise<void> => {
        for (let attempt = 0; attempt < 12 && !done(counsellor.state); attempt++) {
          const id = await someone();
          const before = counsellor.state.refusal;
          ask(id);
          const isAnswered = (state: StaffState) => state.refusal !== before || own(state)?.id !== id;
          await comes(counsellor, (state) => isAnswered(state) || !isOver(id)(state) || done(state));
          expect(await comes(counsellor, (state) => isOver(id)(state) || done(state))).toBe(true);
          await until(counsellor, systemClock, 2_000, done);
        }
        expect(done(counsellor.state)).toBe(true);
      };

      const aside = ({ consultations }: StaffState) => consultations.find(({ canSend }) => canSend);
      await bringAbout(
        (id) => counsellor.consult(id, midwife),
        (state) => aside(state) !== undefined,
      );
      const { id, epoch } = aside(counsellor.state) ?? { id: '', epoch: 0 };
      counsellor.sendAside(id, epoch, 'Hur gör jag nu?');
      const advised = (state: StaffState) => state.consultations.some(({ messages }) => messages.length > 1);
      expect(await comes(counsellor, advised)).toBe(true);
      counsellor.endAside(id, epoch);

      await bringAbout(
        (one) => counsellor.propose(one, 'join', midwife, 'more-help', ['Vill ha sällskap.']),
        (state) => state.conversations.some(({ other }) => other?.inRoom === true),
      );
      const heard = ({ conversations }: StaffState) =>
        conversations.some(({ messages }) =>
          messages.some((entry) => entry.kind === 'text' && entry.from === 'colleague'),
        );
      expect(await comes(counsellor, heard)).toBe(true);
      for (const conversation of counsellor.state.conversations) counsellor.end(conversation.id);
      expect(await comes(counsellor, (state) => own(state) === undefined)).toBe(true);

      await bringAbout(
        (one) => counsellor.propose(one, 'handover', midwife, 'competence', ['Vill inte ringa.']),
        (state) => state.conversations.some(({ endedBy }) => endedBy === 'handed-over'),
      );
    },
    PATIENCE_MS,
  );

  it(
    'has a directory, and a contact person who keeps one organisation of it',
    async () => {
      const { address: origin } = test.service;
      const { username, passphrase } = simulation.signIns.find(({ role }) => role === 'contact-person') ?? {};
      const { session } = await signIn(new StaffApi({ origin, fetch }), sodium, username ?? '', passphrase ?? '');
      const { ownOrganisation, organisations, entries } = await new DirectoryApi({ origin, fetch }).directory(
        session.token,
      );
      expect([organisations.length, organisations[0]?.organisation.id]).toEqual([1, ownOrganisation]);
      expect(entries.some(({ confirmed }) => confirmed?.by === 'Karin')).toBe(true);
      const youths = v.parse(publicDirectory, await (await fetch(`${origin}/directory`)).json());
      expect(youths.entries.length).toBeGreaterThan(entries.length);
    },
    PATIENCE_MS,
  );
});
