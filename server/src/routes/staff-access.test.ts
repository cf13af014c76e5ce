import type { Account, Invitation, SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import * as schemas from '@dorren/shared/protocol/staff-http.ts';
import type { FromStaff } from '@dorren/shared/protocol/staff-messages.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addStaff,
  madeUpCredentials,
  setUp,
  signIn,
  startTestService,
  type TestOptions,
  type TestService,
} from '../testing/started-service.ts';
import { type Console, TestSocket } from '../testing/test-socket.ts';

const running: TestService[] = [];
async function start(options?: TestOptions): Promise<TestService> {
  const test = await startTestService(options);
  running.push(test);
  return test;
}
afterEach(async () => {
  for (const test of running.splice(0)) {
    await test.stop();
    expect(test.faults).toEqual([]);
  }
});

const NONE = { directoryOrganisation: null, teams: [], competences: [] };
const post = (body: unknown, token?: string) => ({ method: 'POST', body, ...(token ? { token } : {}) });

describe('set-up', () => {
  it('A5: is needed while there is no account, and never again', async () => {
    const test = await start();
    expect((await test.ask('/staff/set-up')).json).toEqual({ needed: true, demonstration: false });
    const administrator = await setUp(test);
    expect(v.parse(schemas.signInResponse, (({ proof: _, ...rest }) => rest)(administrator))).toMatchObject({
      role: 'administrator',
      nameShown: 'Ada',
    });
    expect((await test.ask('/staff/set-up')).json).toEqual({ needed: false, demonstration: false });
    await expect(setUp(test, 'second')).rejects.toThrow('403 {"code":"token-spent"}');
  });

  it('A5: is refused without the token from the terminal, and with another', async () => {
    const test = await start();
    const wrong = 'A'.repeat(43);
    for (const token of [undefined, wrong, `${test.service.setUpToken}A`]) {
      const answer = await test.ask('/staff/set-up', post({}, token));
      expect([answer.status, answer.json]).toEqual([403, { code: 'token-spent' }]);
    }
    expect((await test.ask('/staff/set-up')).json).toEqual({ needed: true, demonstration: false });
  });

  it('A5: has another token at each start, and none once there is an account', async () => {
    const first = await startTestService();
    const { setUpToken } = first.service;
    await first.service.stop();
    const second = await startTestService({ directory: first.directory });
    expect(second.service.setUpToken).not.toBe(setUpToken);
    await setUp(second);
    await second.stop();
    const third = await startTestService({ directory: first.directory });
    expect(third.service.setUpToken).toBeNull();
    await third.stop();
  });

  it('S4: says that it is a demonstration', async () => {
    const test = await start({ demonstration: true });
    expect((await test.ask('/staff/set-up')).json).toEqual({ needed: true, demonstration: true });
    expect((await setUp(test)).demonstration).toBe(true);
  });
});

describe('sign-in', () => {
  it('A2: gives a name that nobody has a challenge like any other, and always the same', async () => {
    const test = await start();
    await setUp(test);
    const challenge = async (username: string) =>
      (await test.ask('/staff/sign-in/challenge', post({ username }))).json as schemas.KeyDerivation;
    const real = await challenge('admin');
    const nobody = await challenge('nobody');
    expect(v.parse(schemas.keyDerivation, nobody)).toEqual(nobody);
    expect(Object.keys(nobody)).toEqual(Object.keys(real));
    expect({ ...nobody, salt: '' }).toEqual({ ...real, salt: '' });
    expect(nobody.salt).toHaveLength(real.salt.length);
    expect(await challenge('nobody')).toEqual(nobody);
    expect((await challenge('nobody2')).salt).not.toBe(nobody.salt);
  });

  it('A2: gives the same challenge for nobody after a restart, and the real one too', async () => {
    const first = await startTestService();
    await setUp(first);
    const challenges = (test: TestService) =>
      Promise.all(
        ['admin', 'nobody'].map(async (username) => {
          return (await test.ask('/staff/sign-in/challenge', post({ username }))).json;
        }),
      );
    const before = await challenges(first);
    await first.service.stop();
    const second = await start({ directory: first.directory });
    expect(await challenges(second)).toEqual(before);
  });

  it('A2: refuses a wrong proof, a name that nobody has, one not yet accepted and a disabled one alike', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const disabled = await addStaff(test, token, 'disabled', 'counsellor');
    await test.ask(`/staff/accounts/${disabled.staffId}/disable`, post(undefined, token));
    await test.ask(
      '/staff/accounts',
      post({ username: 'invited', nameShown: 'I', organisation: 'O', role: 'counsellor', ...NONE }, token),
    );
    const { proof } = madeUpCredentials();
    const tries = [
      { username: 'admin', proof },
      { username: 'nobody', proof },
      { username: 'invited', proof },
      { username: 'disabled', proof: disabled.proof },
    ];
    for (const body of tries) {
      const answer = await test.ask('/staff/sign-in', post(body));
      expect([answer.status, answer.text]).toEqual([401, '{"code":"wrong-credentials"}']);
    }
  });

  it('A3: is limited per name, for names that nobody has too, whatever the proof then', async () => {
    const clock = new FakeClock();
    const variables = { SIGN_IN_MOST_FAILURES_PER_NAME: '2', SIGN_IN_WINDOW_MS: '60000' };
    const test = await start({ clock, variables });
    const { proof } = await setUp(test);
    const wrong = madeUpCredentials().proof;
    for (const username of ['admin', 'nobody']) {
      const statuses = [];
      for (let attempt = 0; attempt < 3; attempt++) {
        statuses.push((await test.ask('/staff/sign-in', post({ username, proof: wrong }))).status);
      }
      expect(statuses).toEqual([401, 401, 429]);
    }
    const limited = await test.ask('/staff/sign-in', post({ username: 'admin', proof }));
    expect([limited.status, limited.json]).toEqual([429, { code: 'rate-limited' }]);
    clock.advance(60_000);
    expect((await signIn(test, 'admin', proof)).role).toBe('administrator');
  });

  it('A3: gives many at once no more tries than one after another', async () => {
    const test = await start({ variables: { SIGN_IN_MOST_FAILURES_PER_NAME: '3' } });
    await setUp(test);
    const { proof } = madeUpCredentials();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => test.ask('/staff/sign-in', post({ username: 'admin', proof }))),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });

  it('A4: a session ends by sign-out, and only that one', async () => {
    const test = await start();
    const { token, proof } = await setUp(test);
    const second = await signIn(test, 'admin', proof);
    expect((await test.ask('/staff/sign-out', post(undefined, token))).status).toBe(204);
    expect((await test.ask('/staff/accounts', { token })).status).toBe(401);
    expect((await test.ask('/staff/accounts', { token: second.token })).status).toBe(200);
    expect((await test.ask('/staff/sign-out', post(undefined, token))).json).toEqual({ code: 'not-signed-in' });
  });

  it("A4: a session ends with the session's longest life", async () => {
    const clock = new FakeClock();
    const test = await start({ clock, variables: { LONGEST_SESSION_MS: '1000' } });
    const { token } = await setUp(test);
    clock.advance(999);
    expect((await test.ask('/staff/accounts', { token })).status).toBe(200);
    clock.advance(1);
    expect((await test.ask('/staff/accounts', { token })).status).toBe(401);
  });

  it('A4, S3: a restart ends every session, and knows its accounts', async () => {
    const first = await startTestService();
    const { token, proof } = await setUp(first);
    await first.service.stop();
    const second = await start({ directory: first.directory });
    expect((await second.ask('/staff/accounts', { token })).status).toBe(401);
    expect((await signIn(second, 'admin', proof)).role).toBe('administrator');
  });
});

describe('invitations', () => {
  const WHO = { username: 'berit', nameShown: 'Berit', organisation: 'The centre', role: 'counsellor' };
  const REQUEST = { ...WHO, directoryOrganisation: 'tensta', teams: ['midwife'], competences: ['genital-mutilation'] };

  it('A5: lead from account to certified member of staff', async () => {
    const test = await start();
    const administrator = await setUp(test);
    const state = async () => {
      const accounts = v.parse(schemas.accounts, (await test.ask('/staff/accounts', administrator)).json);
      return accounts.find(({ username }) => username === 'berit');
    };
    const invitation = v.parse(
      schemas.invitation,
      (await test.ask('/staff/accounts', post(REQUEST, administrator.token))).json,
    );
    expect(await state()).toEqual({
      ...REQUEST,
      staffId: invitation.staffId,
      state: 'invited',
      identityKey: null,
      staffCertificate: null,
      formerCertificates: [],
    });
    const details = v.parse(schemas.invitationDetails, (await test.ask('/staff/invitation', invitation)).json);
    expect(details).toEqual({ ...WHO, centre: administrator.centre });

    const certify = { method: 'PUT', token: administrator.token, body: { staffCertificate: 'Y2VydGlmaWNhdGU' } };
    const path = `/staff/accounts/${invitation.staffId}`;
    expect((await test.ask(`${path}/certificate`, certify)).json).toEqual({ code: 'out-of-state' });

    const credentials = madeUpCredentials();
    expect((await test.ask('/staff/invitation', post(credentials, invitation.token))).status).toBe(204);
    expect(await state()).toMatchObject({ state: 'awaiting-certificate', identityKey: credentials.identityKey });
    const early = await signIn(test, 'berit', credentials.proof);
    expect(early.staffCertificate).toBeNull();
    expect(early.wrappedIdentity).toBe(credentials.wrappedIdentity);

    expect((await test.ask(`${path}/certificate`, certify)).status).toBe(204);
    expect(await state()).toMatchObject({ state: 'certified', staffCertificate: 'Y2VydGlmaWNhdGU' });
    expect((await test.ask('/staff/certificate', early)).json).toEqual({ staffCertificate: 'Y2VydGlmaWNhdGU' });
    expect((await signIn(test, 'berit', credentials.proof)).staffCertificate).toBe('Y2VydGlmaWNhdGU');
  });

  it('A5: work once, and until they expire', async () => {
    const clock = new FakeClock();
    const test = await start({ clock, variables: { INVITATION_MS: '1000' } });
    const administrator = await setUp(test);
    const invite = async (username: string) =>
      (await test.ask('/staff/accounts', post({ ...REQUEST, username }, administrator.token))).json as Invitation;
    const used = await invite('used');
    expect((await test.ask('/staff/invitation', post(madeUpCredentials(), used.token))).status).toBe(204);
    const late = await invite('late');
    expect(late.expiresAt).toBe(clock.now() + 1000);
    clock.advance(1000);
    for (const token of [used.token, late.token, 'A'.repeat(43)]) {
      for (const request of [{ token }, post(madeUpCredentials(), token)]) {
        const answer = await test.ask('/staff/invitation', request);
        expect([answer.status, answer.json]).toEqual([403, { code: 'token-spent' }]);
      }
    }
  });

  it('are refused for a name that is taken', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const answer = await test.ask('/staff/accounts', post({ ...REQUEST, username: 'admin' }, token));
    expect([answer.status, answer.json]).toEqual([409, { code: 'name-taken' }]);
  });

  it('made anew end sessions and take away the old keys', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const berit = await addStaff(test, token, 'berit', 'counsellor');
    const again = await test.ask(`/staff/accounts/${berit.staffId}/invitation`, post(undefined, token));
    expect((await test.ask('/staff/certificate', berit)).status).toBe(401);
    await expect(signIn(test, 'berit', berit.proof)).rejects.toThrow('wrong-credentials');
    const credentials = madeUpCredentials();
    await test.ask('/staff/invitation', post(credentials, (again.json as Invitation).token));
    expect((await signIn(test, 'berit', credentials.proof)).staffCertificate).toBeNull();
  });
});

describe('accounts', () => {
  it('A8: that are disabled are signed out at once and cannot sign in', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const berit = await addStaff(test, token, 'berit', 'counsellor');
    expect((await test.ask(`/staff/accounts/${berit.staffId}/disable`, post(undefined, token))).status).toBe(204);
    expect((await test.ask('/staff/certificate', berit)).status).toBe(401);
    await expect(signIn(test, 'berit', berit.proof)).rejects.toThrow('wrong-credentials');
    const [, row] = (await test.ask('/staff/accounts', { token })).json as Account[];
    expect(row).toMatchObject({ username: 'berit', state: 'disabled' });
  });

  it('cannot shut themselves out, so that there is always an administrator', async () => {
    const test = await start();
    const { token, staffId } = await setUp(test);
    for (const action of ['disable', 'invitation']) {
      const answer = await test.ask(`/staff/accounts/${staffId}/${action}`, post(undefined, token));
      expect([answer.status, answer.json]).toEqual([403, { code: 'not-allowed' }]);
    }
  });

  it('A11: a contact person is of an organisation, signs in without a certificate, and is never given one', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const contact = { ...NONE, username: 'klara', nameShown: 'Klara', organisation: 'Tensta', role: 'contact-person' };
    expect((await test.ask('/staff/accounts', post(contact, token))).json).toEqual({ code: 'malformed' });
    const { staffId, staffCertificate } = await addStaff(test, token, 'klara', 'contact-person', {
      directoryOrganisation: 'tensta',
    });
    expect(staffCertificate).toBeNull();
    const certificate = { method: 'PUT', token, body: { staffCertificate: 'Y2VydGlmaWNhdGU' } };
    const refused = await test.ask(`/staff/accounts/${staffId}/certificate`, certificate);
    expect([refused.status, refused.json]).toEqual([409, { code: 'out-of-state' }]);
    const [, row] = (await test.ask('/staff/accounts', { token })).json as Account[];
    expect(row).toMatchObject({ state: 'active', directoryOrganisation: 'tensta', staffCertificate: null });
  });

  it('A11, A1: a contact person’s console says hello and is told nothing else, whatever it asks', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const contact = await addStaff(test, token, 'klara', 'contact-person', { directoryOrganisation: 'tensta' });
    const address = `${test.service.address.replace('http', 'ws')}/staff/socket`;
    const console: Console = new TestSocket(address);
    await console.opened();
    console.say({ t: 'hello', token: contact.token, holding: [] });
    expect(await console.hear('welcome')).toMatchObject({ role: 'contact-person', held: [], sides: [], requests: [] });
    const id = 'i'.repeat(22);
    const asked: FromStaff[] = [
      { t: 'duty-on', languages: ['sv'], capacity: 1, dutyCertificate: 'AAAA' },
      { t: 'take-next' },
      { t: 'take', id },
      { t: 'end', id },
      { t: 'colleagues' },
      { t: 'refer', id, mode: 'consultation', to: { kind: 'team', team: 'health' } },
      { t: 'answer', id, offer: id, accept: true },
      { t: 'card-given', kind: 'police' },
    ];
    for (const message of asked) {
      console.say(message);
      expect(await console.hear('refused')).toMatchObject({ re: message.t, code: 'not-allowed' });
    }
    await console.beaten();
    for (const type of ['supervision', 'queue', 'duty'] as const) expect(console.pending(type)).toEqual([]);
    console.cut();
  });

  it('A12: teams and competences are a counsellor’s, and are changed by administrators and supervisors', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const skills = { teams: ['health', 'midwife'] as const, competences: ['digital-control'] };
    const sofia = await addStaff(test, token, 'sofia', 'supervisor');
    const berit = await addStaff(test, token, 'berit', 'counsellor');
    const wrongRole = { username: 'x1', nameShown: 'X', organisation: 'O', role: 'supervisor', ...NONE, ...skills };
    expect((await test.ask('/staff/accounts', post(wrongRole, token))).json).toEqual({ code: 'malformed' });

    const change = (id: string, body: object, by = sofia.token) =>
      test.ask(`/staff/accounts/${id}/skills`, { method: 'PUT', token: by, body });
    expect((await change(berit.staffId, skills)).status).toBe(204);
    const rows = (await test.ask('/staff/accounts', { token })).json as Account[];
    expect(rows.find(({ username }) => username === 'berit')).toMatchObject(skills);
    expect((await change(sofia.staffId, skills)).json).toEqual({ code: 'out-of-state' });
    expect((await change('z'.repeat(22), skills)).json).toEqual({ code: 'not-found' });
    for (const wrong of [
      { ...skills, teams: ['health', 'health'] },
      { ...skills, teams: ['choir'] },
      { ...skills, competences: ['Not an id'] },
      { teams: [] },
      { ...skills, role: 'administrator' },
    ])
      expect((await change(berit.staffId, wrong, token)).json).toEqual({ code: 'malformed' });
  });

  it('that are not there are not found', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const requests = [
      ['disable', post(undefined, token)],
      ['invitation', post(undefined, token)],
      ['certificate', { ...post({ staffCertificate: '' }, token), method: 'PUT' }],
    ] as const;
    for (const [action, request] of requests) {
      const answer = await test.ask(`/staff/accounts/${'z'.repeat(22)}/${action}`, request);
      expect([answer.status, answer.json]).toEqual([404, { code: 'not-found' }]);
    }
  });
});

describe('who may ask for what', () => {
  const SOMEBODY = 'z'.repeat(22);
  const EVERYONE = ['counsellor', 'supervisor', 'administrator'];
  const APPROVERS = ['supervisor', 'administrator'];
  const KEEPERS = ['supervisor', 'administrator', 'contact-person'];
  const DOORS = [
    ['GET', '/staff/accounts', ['administrator']],
    ['POST', '/staff/accounts', ['administrator']],
    ['POST', `/staff/accounts/${SOMEBODY}/invitation`, ['administrator']],
    ['PUT', `/staff/accounts/${SOMEBODY}/certificate`, ['administrator']],
    ['POST', `/staff/accounts/${SOMEBODY}/disable`, ['administrator']],
    ['PUT', `/staff/accounts/${SOMEBODY}/skills`, ['supervisor', 'administrator']],
    ['GET', '/staff/certificate', EVERYONE],
    ['GET', '/staff/revocations', [...EVERYONE, 'contact-person']],
    ['PUT', '/staff/revocations', ['administrator']],
    ['GET', '/staff/settings', ['administrator']],
    ['PUT', '/staff/settings', ['administrator']],
    ['GET', '/staff/statistics', APPROVERS],
    ['POST', '/staff/directory/import', KEEPERS],
    ['GET', '/staff/directory/export/json', KEEPERS],
    ['GET', '/staff/texts', EVERYONE],
    ['GET', '/staff/texts/notice.main', EVERYONE],
    ['GET', '/staff/texts/notice.main/current', EVERYONE],
    ['GET', '/staff/texts/notice.main/editions/2026-11.1', EVERYONE],
    ['GET', '/staff/texts/notice.main/export', EVERYONE],
    ['PUT', '/staff/texts/notice.main/draft', ['administrator']],
    ['DELETE', '/staff/texts/notice.main/draft', ['administrator']],
    ['POST', '/staff/texts/notice.main/draft/propose', ['administrator']],
    ['POST', '/staff/texts/notice.main/draft/approve', APPROVERS],
    ['POST', '/staff/texts/notice.main/draft/return', APPROVERS],
    ['GET', '/staff/bindings', EVERYONE],
    ['GET', '/staff/texts/bindings', EVERYONE],
    ['GET', '/staff/texts/bindings/current', EVERYONE],
    ['GET', '/staff/texts/bindings/editions/2026-11.1', EVERYONE],
    ['GET', '/staff/texts/bindings/export', EVERYONE],
    ['PUT', '/staff/texts/bindings/draft', ['administrator']],
    ['DELETE', '/staff/texts/bindings/draft', ['administrator']],
    ['POST', '/staff/texts/bindings/draft/propose', ['administrator']],
    ['POST', '/staff/texts/bindings/draft/approve', APPROVERS],
    ['POST', '/staff/texts/bindings/draft/return', APPROVERS],
    ['GET', '/staff/replies', ['counsellor']],
    ['PUT', '/staff/replies', ['counsellor']],
  ] as const;

  it('A1, A9, V7: each role what is granted it, nobody anything without a session', async () => {
    const test = await start();
    const administrator = await setUp(test);
    const sessions: Record<string, SignInResponse> = {
      administrator,
      counsellor: await addStaff(test, administrator.token, 'berit', 'counsellor'),
      supervisor: await addStaff(test, administrator.token, 'sofia', 'supervisor'),
      'contact-person': await addStaff(test, administrator.token, 'klara', 'contact-person', {
        directoryOrganisation: 'tensta',
      }),
    };
    for (const [method, path, roles] of DOORS) {
      const body = method === 'GET' ? {} : { body: { neither: 'this nor that' } };
      const withoutSession = await test.ask(path, { method, ...body });
      expect([path, withoutSession.json]).toEqual([path, { code: 'not-signed-in' }]);
      for (const [role, { token }] of Object.entries(sessions)) {
        const { status } = await test.ask(path, { method, token, ...body });
        expect([method, path, role, status === 403]).toEqual([method, path, role, !roles.some((r) => r === role)]);
      }
    }
  });

  it('A4: a session token counts nowhere but in its header', async () => {
    const test = await start();
    const { token } = await setUp(test);
    for (const headers of [
      { cookie: `token=${token}` },
      { authorization: token },
      { authorization: `Basic ${token}` },
    ]) {
      expect((await test.ask(`/staff/accounts?token=${token}`, { headers })).status).toBe(401);
    }
  });
});
