/** Both clients, as they are, against the service, as it is: real sockets, real time, real cuts. */

import { noticeTold } from '@dorren/shared/protocol/notice.ts';
import { BINDINGS } from '@dorren/shared/protocol/texts.ts';
import type { Team } from '@dorren/shared/protocol/values.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import sodiumModule from 'libsodium-wrappers-sumo';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { addStaff, startTestService, type TestService } from '../../server/src/testing/started-service.ts';
import { makeCredentials } from '../../staff-console/src/lib/identity.ts';
import {
  certifyStaff,
  makeId,
  makeRootKey,
  type RootKey,
  signRevocations,
} from '../../staff-console/src/lib/root-key.ts';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { StaffApi } from '../../staff-console/src/lib/staff-api.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import { TextsApi } from '../../staff-console/src/lib/texts-api.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { type Network, openNetwork } from '../fixtures/network.ts';
import { allDelivered, conversation, heard, texts, visit } from './people.ts';

const PASSPHRASE = 'sju blå hästar på en äng';
const now = (): number => Math.floor(Date.now() / 1000);

let service: TestService;
let api: StaffApi;
let root: RootKey;
let administrator: string;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  await sodiumModule.ready;
  service = await startTestService();
  api = new StaffApi({ origin: service.service.address, fetch });
  ({ root } = makeRootKey(sodiumModule, 'Centrum', 'en annan lång lösenfras'));
  const { credentials } = makeCredentials(sodiumModule, 'ada', PASSPHRASE);
  const staffId = makeId(sodiumModule);
  expect(await api.setUpState()).toEqual({ needed: true, demonstration: false });
  await api.setUp(service.service.setUpToken ?? '', {
    centre: root.centre,
    ...{ staffId, username: 'ada', nameShown: 'Ada', organisation: 'Centrum', credentials },
    staffCertificate: certify(staffId, credentials.identityKey, 'Ada', 'administrator'),
  });
  administrator = (await signIn(api, sodiumModule, 'ada', PASSPHRASE)).session.token;
  const { openingHours, ...settings } = await api.settings(administrator);
  await api.changeSettings(administrator, { ...settings, openingHours: { ...openingHours, always: true } });
});

afterAll(async () => {
  for (const one of open) await one.close();
  await service.stop();
  expect(service.faults).toEqual([]);
});

function certify(
  staffId: string,
  identityKey: string,
  nameShown: string,
  role: 'administrator' | 'counsellor',
): string {
  const times = { notBefore: now() - 60, notAfter: now() + 86_400 };
  return certifyStaff(sodiumModule, root, { staffId, identityKey, role, organisation: 'Centrum', nameShown, ...times });
}

async function counsellor(
  username: string,
  nameShown: string,
  network: Network,
  teams: readonly Team[] = [],
): Promise<StaffClient> {
  const details = { username, nameShown, organisation: 'Centrum', role: 'counsellor' } as const;
  const skills = { directoryOrganisation: null, teams: [...teams], competences: [] };
  const invitation = await api.invite(administrator, { ...details, ...skills });
  expect(await api.invitation(invitation.token)).toMatchObject({ ...details, centre: root.centre });
  const { credentials } = makeCredentials(sodiumModule, username, PASSPHRASE);
  await api.acceptInvitation(invitation.token, credentials);
  const { session, identity } = await signIn(api, sodiumModule, username, PASSPHRASE);
  expect(session.staffCertificate).toBeNull();
  const client = new StaffClient({
    url: `${network.origin.replace('http', 'ws')}/staff/socket`,
    ...{ WebSocket, clock: systemClock, random: Math.random, sodium: sodiumModule, session, identity },
  });
  open.push(client);
  client.dutyOn(['sv'], 2);
  expect(client.state.refusal?.code).toBe('not-certified');
  const certificate = certify(invitation.staffId, credentials.identityKey, nameShown, 'counsellor');
  await api.certify(administrator, invitation.staffId, certificate);
  client.certified((await api.certificate(session.token)) ?? '');
  await until(() => client.state.connection === 'online');
  client.dutyOn(['sv'], 2);
  await until(() => client.state.duty.on);
  return client;
}

function youthOn(network: Network): YouthClient {
  const client = new YouthClient({
    url: `${network.origin.replace('http', 'ws')}/youth/socket`,
    ...{ WebSocket, clock: systemClock, random: Math.random },
    loadConversation: () => import('../../web-client/src/client/conversation.ts'),
    centre: root.centre,
    beacon: (body) => void fetch(`${network.origin}/youth/leave`, { method: 'POST', body }).catch(() => undefined),
  });
  open.push({ close: () => client.leave() });
  client.connect();
  return client;
}

async function line(): Promise<Network> {
  const network = await openNetwork(service.service.port);
  open.push(network);
  return network;
}

const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 30_000, interval: 20 });

/** The door's notice, or another, as it was read. */
async function request(other = ''): Promise<Parameters<YouthClient['join']>[0]> {
  const { notice, version } = v.parse(noticeTold, (await service.ask(`/notice/sv${other}`)).json);
  return { notice: { notice, version, language: 'sv', level: 'standard' }, profile: { topics: ['marriage'] } };
}

it('tells the whole story: sign-in, duty, join, take, talk, cut, resume, return, end', async () => {
  const [youthLine, staffLine] = [await line(), await line()];
  const eva = await counsellor('eva', 'Eva', staffLine);
  const youth = youthOn(youthLine);
  await until(() => youth.state.door?.state === 'open');
  youth.join(await request());
  await until(() => youth.state.visit.phase === 'waiting' && eva.state.queue.entries.length === 1);
  eva.takeNext();
  await until(() => youth.state.visit.phase === 'talking' && eva.state.conversations[0]?.phase === 'talking');
  const { id, fingerprint } = conversation(eva);
  expect(visit(youth, 'talking').people).toMatchObject([{ fingerprint, nameShown: 'Eva' }]);

  youth.send('hej');
  eva.send(id, 'hej hej');
  await until(
    () => allDelivered(visit(youth, 'talking').messages) && texts(visit(youth, 'talking').messages).length === 2,
  );

  // Both lines in mid-sentence, with texts of several frames under way.
  const long = (name: string): string => `${name} ${'åäö '.repeat(1_000)}`;
  youthLine.cutAfter(2_500, 'to-server');
  staffLine.cutAfter(1_500, 'to-server');
  youth.send(long('ung'));
  eva.send(id, long('eva'));
  await until(() => youthLine.isCut() && staffLine.isCut());
  await until(() => youth.state.connection === 'lost' && eva.state.connection === 'lost');
  expect(youth.send('skrivet utan nät')).toBe(true);
  expect(eva.send(id, 'också')).toBe(true);
  youthLine.restore();
  staffLine.restore();
  youth.hint();
  eva.hint();
  await until(() => conversation(eva).messages.length === 6 && visit(youth, 'talking').messages.length === 6);
  await until(() => allDelivered([...conversation(eva).messages, ...visit(youth, 'talking').messages]));
  for (const { messages } of [conversation(eva), visit(youth, 'talking')]) {
    expect(heard(messages, 'youth')).toEqual(['hej', long('ung'), 'skrivet utan nät']);
    expect(heard(messages, 'counsellor')).toEqual(['hej hej', long('eva'), 'också']);
  }

  // Nothing that was said ever passed the line.
  for (const network of [youthLine, staffLine]) {
    for (const direction of ['to-server', 'to-browser'] as const) {
      expect(network.passed(direction).includes('skrivet utan')).toBe(false);
    }
  }

  // A second tab of Eva's has no keys: the youth goes back to the queue, and on to Ola.
  const ola = await counsellor('ola', 'Ola', await line());
  const { session, identity } = await signIn(api, sodiumModule, 'eva', PASSPHRASE);
  const again = new StaffClient({
    url: `${staffLine.origin.replace('http', 'ws')}/staff/socket`,
    ...{ WebSocket, clock: systemClock, random: Math.random, sodium: sodiumModule, session, identity },
  });
  open.push(again);
  await until(() => eva.state.closed === 'signed-in-elsewhere' && youth.state.visit.phase === 'waiting');
  expect(visit(youth, 'waiting')).toMatchObject({ returned: 'counsellor-vanished' });
  await until(() => ola.state.queue.entries.length === 1);
  expect(ola.state.queue.entries).toMatchObject([{ first: true }]);
  ola.takeNext();
  await until(() => youth.state.visit.phase === 'talking' && ola.state.conversations[0]?.phase === 'talking');
  youth.send('hej Ola');
  await until(() => conversation(ola).messages.length === 1);
  expect(texts(conversation(ola).messages)).toEqual(['youth: hej Ola (delivered)']);

  ola.end(conversation(ola).id);
  await until(() => youth.state.visit.phase === 'ended' && conversation(ola).phase === 'ended');
  expect(youth.state.visit).toEqual({ phase: 'ended', by: 'counsellor' });
  for (const one of [ola, again]) one.dutyOff();
  await until(() => !ola.state.duty.on && !again.state.duty.on);
  ola.close();
  again.close();
});

it('C7: leaving reaches the counsellor at once, and a revoked counsellor is not trusted', async () => {
  const bo = await counsellor('bo', 'Bo', await line());
  const [first, second] = [youthOn(await line()), youthOn(await line())];
  first.join(await request());
  await until(() => first.state.visit.phase === 'waiting' && bo.state.queue.entries.length === 1);
  bo.takeNext();
  await until(() => conversationPhase(bo, 0) === 'talking');
  first.leave();
  await until(() => conversationPhase(bo, 0) === 'ended');
  expect(conversation(bo)).toMatchObject({ endedBy: 'youth' });

  const { list: previous } = await api.revocations(administrator);
  const account = (await api.accounts(administrator)).find(({ username }) => username === 'bo');
  const certificates = [account?.staffCertificate ?? ''];
  await api.publishRevocations(
    administrator,
    signRevocations(sodiumModule, root, { previous, issuedAt: now(), certificates }),
  );
  second.join(await request());
  await until(() => second.state.visit.phase === 'waiting' && bo.state.queue.entries.length === 1);
  bo.takeNext();
  await until(() => second.state.distrust === 'revoked' && conversationPhase(bo, 1) === 'distrusted');
  await until(() => second.state.visit.phase === 'waiting');
  second.leave();
});

it('N5, N7, N10: one who is bound by another notice claims, and settles a concern when the youth has left', async () => {
  const wordings = new TextsApi({ origin: service.service.address, fetch });
  const supervisor = (await addStaff(service, administrator, 'sara', 'supervisor')).token;
  const bindings = [{ organisation: null, team: 'health', notice: 'urged' } as const];
  const body = { kind: BINDINGS, bindings: { door: 'main', bindings } } as const;
  const draft = await wordings.putDraft(administrator, BINDINGS, 0, body);
  const { revision, digest } = await wordings.propose(administrator, BINDINGS, draft.revision);
  await wordings.approve(supervisor, BINDINGS, revision, digest);
  const staffLine = await line();
  const mia = await counsellor('mia', 'Mia', staffLine, ['health']);
  expect(mia.state.notice).toBe('urged');
  const youth = youthOn(await line());
  youth.join(await request());
  await until(() => youth.state.visit.phase === 'waiting' && mia.state.queue.entries.length === 1);
  mia.takeNext();
  await until(() => visit(youth, 'waiting').claim === 'urged' && mia.state.claims.length === 1);
  const { notice, profile } = await request('/urged');
  expect(notice.notice).toBe('urged');
  youth.join({ notice, profile });
  await until(() => youth.state.visit.phase === 'talking' && conversationPhase(mia, 0) === 'talking');
  expect(conversation(mia).notice).toEqual(notice);
  const { id } = conversation(mia);
  mia.concern(id, 'open', '15-17');
  mia.ask(id, 'who');
  const form = () => visit(youth, 'talking').messages.find((entry) => entry.kind === 'form');
  await until(() => form() !== undefined && conversation(mia).concern !== null);
  const reach = 'vid skåpet efter lunch';
  const answers = {
    form: 'who',
    declined: false,
    name: null,
    age: 16,
    school: null,
    municipality: null,
    reach,
  } as const;
  // Under the cut: nothing of the answers is lost.
  staffLine.cutAfter(0, 'to-browser');
  expect(youth.fillIn(form()?.ask ?? '', answers)).toBe(true);
  await until(() => staffLine.isCut());
  staffLine.restore();
  mia.hint();
  await until(() => conversation(mia).messages.some((entry) => entry.kind === 'form' && entry.answers !== null));
  expect(conversation(mia).messages).toMatchObject([{ kind: 'form', answers }]);
  expect(conversation(mia).concern).toEqual({ mine: true, taken: true, stage: 'concern' });
  expect(staffLine.passed('to-browser').includes('lunch')).toBe(false);
  youth.leave();
  await until(() => conversationPhase(mia, 0) === 'ended' && conversation(mia).concern !== null);
  mia.concernOutcome(id, { is: 'not-possible', why: 'left' }, '15-17');
  await until(() => conversation(mia).concern === null);
  mia.dutyOff();
  await until(() => !mia.state.duty.on);
});

function conversationPhase(staff: StaffClient, index: number): string | null {
  return staff.state.conversations[index]?.phase ?? null;
}
