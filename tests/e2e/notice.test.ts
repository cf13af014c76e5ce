/** The notice: in the reader's own language and as easy as they like, and whoever is bound otherwise shows theirs first. */
import { BINDINGS, noticeSeries, type Series, type TextBody } from '@dorren/shared/protocol/texts.ts';
import sodium from 'libsodium-wrappers-sumo';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { TextsApi } from '../../staff-console/src/lib/texts-api.ts';
import { BROWSER_NAMES, LAPTOP } from '../fixtures/browsers.ts';
import { look } from '../fixtures/looks.ts';
import { noTraces, traces } from '../fixtures/traces.ts';
import type { Counsellor } from './people/counsellor.ts';
import { type House, house } from './people/house.ts';

const MAIN = noticeSeries('main');
/** Of the default content: who works for a voluntary organisation. */
const URGED = 'urged';

let here: House;
let api: TextsApi;
let supervisorToken: string;

beforeAll(async () => {
  // Its own house: what is in force changes.
  here = await house({ SWEEP_MS: '150' });
  const { stack, api: staff, people } = here.centre;
  api = new TextsApi({ origin: stack.origin, fetch });
  const { username, passphrase } = people.supervisor;
  supervisorToken = (await signIn(staff, sodium, username, passphrase)).session.token;
  const bindings = [{ organisation: null, team: 'midwife', notice: URGED } as const];
  await publish(BINDINGS, { kind: BINDINGS, bindings: { door: 'main', bindings } });
});
afterEach(() => here.leaveAll());

/** The text that was acknowledged is the one that she is bound by. */
async function seesTheirOwn(cilla: Counsellor): Promise<void> {
  const { body } = await api.current(here.centre.token, noticeSeries(URGED));
  await cilla.press(cilla.t('reporting.readNotice'));
  await cilla.sees(body.kind === 'notice' ? body.notice.name : 'no notice');
  await cilla.page.keyboard.press('Escape');
  await cilla.seesNoDialog();
}

/** One writes, another approves. */
async function publish(series: Series, body: TextBody): Promise<string> {
  const { token } = here.centre;
  const { revision } = await api.putDraft(token, series, 0, body);
  const draft = await api.propose(token, series, revision);
  return (await api.approve(supervisorToken, series, draft.revision, draft.digest)).version;
}

describe.each(BROWSER_NAMES)('in %s', (browserName) => {
  it('is read in Tigrinya with pictograms, and the counsellor sees so', async () => {
    const asa = await here.onDuty('a', 'chromium');
    const youth = await here.youth(browserName);
    await youth.press(youth.t('start.begin'));
    await youth.waitForNotice();
    await youth.readIn('ti');
    await youth.press(youth.t('notice.easy'));
    await youth.page.locator('.notice-text .pictogram').wait();
    expect(await youth.page.evaluate(() => document.documentElement.lang)).toBe('sv');
    if (browserName === 'chromium') await look(youth.tab, 'youth-sv', 'notice-tigrinya-easy');
    await youth.readOn();
    await youth.press(youth.t('notice.skip'));
    await youth.press(youth.t('question.skipAll'));
    await youth.waits();
    await asa.takeNext();
    await youth.talksWith(here.people.a.nameShown);
    await asa.openDuty();
    await asa.sees(asa.t('language.ti'));
    await asa.sees(asa.t('reporting.level.easy'));

    // At any time again, and exactly what was acknowledged.
    await youth.press(youth.t('talk.about'));
    await youth.press(youth.t('talk.notice'));
    await youth.page.locator('.notice-text[lang="ti"]').wait();
    await youth.press(youth.t('notice.close'));
    await youth.talks();
    expect(await traces(youth.tab)).toEqual(noTraces(youth.tab, `${youth.network.origin}/`));
    await youth.leave();
    await asa.inPhase('ended');
    await asa.dismiss();
    await youth.expectQuiet();
  });
});

it('N5: whoever is bound otherwise is let in when the youth has read theirs, and not before', async () => {
  const cilla = await here.onDuty('c', 'chromium');
  const youth = await here.youth('chromium');
  await youth.comeIn();
  await cilla.takeNext();
  await cilla.sees(cilla.t('queue.claimAbout'));
  await youth.press(youth.t('queue.claimDecline'));
  await youth.waits();
  await cilla.sees(cilla.t('queue.claimOver.declined'));
  await youth.leaveQueue();

  const other = await here.youth('chromium');
  await other.comeIn();
  await cilla.takeNext();
  await look(cilla.tab, 'console-sv', 'claim', LAPTOP);
  await look(other.tab, 'youth-sv', 'claim');
  await other.press(other.t('queue.claimRead'));
  await other.readOn();
  await other.talksWith(here.people.c.nameShown);
  await cilla.talks();
  await cilla.openDuty();
  await seesTheirOwn(cilla);
  await other.leave();
  await cilla.inPhase('ended');
  await cilla.dismiss();
});

it('N6: a proposal of somebody bound otherwise is agreed to when theirs has been read', async () => {
  const asa = await here.onDuty('a', 'chromium');
  const cilla = await here.onDuty('c', 'chromium');
  const youth = await here.youth('chromium');
  await youth.comeIn();
  await asa.takeNext();
  await youth.talksWith(here.people.a.nameShown);
  await asa.talks();
  await asa.propose('handover', here.people.c);
  await youth.readProposal();
  expect(await youth.has(youth.t('proposal.yes', { name: here.people.c.nameShown }), 'button')).toBe(false);
  await look(youth.tab, 'youth-sv', 'proposal-with-notice');
  await youth.press(youth.t('proposal.readNotice'));
  await youth.readOn();
  await youth.press(youth.t('proposal.yes', { name: here.people.c.nameShown }));
  await cilla.answer('handover', here.people.a, true);
  await youth.talksWith(here.people.c.nameShown);
  await asa.inPhase('ended');
  await cilla.talks();
  await cilla.openDuty();
  await seesTheirOwn(cilla);
  await youth.leave();
  await cilla.inPhase('ended');
  for (const counsellor of [asa, cilla]) await counsellor.dismiss();
});

it('N4, V6: another version that lacks a language is read by those who wait, openly in Swedish', async () => {
  const asa = await here.onDuty('a', 'chromium');
  const youth = await here.youth('chromium');
  await youth.press(youth.t('start.begin'));
  await youth.waitForNotice();
  await youth.readIn('so');
  await youth.readOn();
  await youth.press(youth.t('notice.skip'));
  await youth.press(youth.t('question.skipAll'));
  await youth.waits();

  const { body } = await api.current(here.centre.token, MAIN);
  if (body.kind !== 'notice') throw new Error('not a notice');
  const texts = body.notice.texts.filter(({ language }) => language !== 'so');
  const version = await publish(MAIN, { kind: 'notice', notice: { ...body.notice, texts } });
  await youth.sees(youth.t('notice.changedWaiting'));
  await youth.sees(youth.t('notice.missing.so'));
  await look(youth.tab, 'youth-sv', 'notice-missing-language');
  await youth.readOn();
  await youth.waits();
  await asa.takeNextOnceReady();
  await youth.talksWith(here.people.a.nameShown);
  await asa.openDuty();
  await asa.sees(version);
  await asa.sees(asa.t('language.sv'));
  await youth.leave();
  await asa.inPhase('ended');
  await asa.dismiss();
});
