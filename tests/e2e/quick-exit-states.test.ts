/** Quick exit from every state that the page can be in, in every language and by every way, and nothing of ours to come back to. */

import { BINDINGS, type TextBody } from '@dorren/shared/protocol/texts.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import sodium from 'libsodium-wrappers-sumo';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { TextsApi } from '../../staff-console/src/lib/texts-api.ts';
import { BROWSER_NAMES, type BrowserName, PHONE } from '../fixtures/browsers.ts';
import type { Counsellor } from './people/counsellor.ts';
import { type House, house } from './people/house.ts';
import { expectInReach, takeWayOut, WAYS_OUT } from './people/leaving.ts';
import { Youth } from './people/youth.ts';

/** What the console may take to show it, from the press on. */
const SECOND = 1000;
const SECRET = 'Ingen får veta det här';

let here: House;

beforeAll(async () => {
  // Its own house: one of the three is bound by a notice of her own.
  here = await house({ SWEEP_MS: '160' });
  const { stack, api: staff, people, token } = here.centre;
  const api = new TextsApi({ origin: stack.origin, fetch });
  const { session } = await signIn(staff, sodium, people.supervisor.username, people.supervisor.passphrase);
  const bindings = [{ organisation: null, team: 'midwife', notice: 'urged' } as const];
  const body: TextBody = { kind: BINDINGS, bindings: { door: 'main', bindings } };
  const { revision } = await api.putDraft(token, BINDINGS, 0, body);
  const draft = await api.propose(token, BINDINGS, revision);
  await api.approve(session.token, BINDINGS, draft.revision, draft.digest);
});
afterEach(() => here.leaveAll());

/** Who sees it end, if anybody does. */
type Reached = readonly Counsellor[];

const NOBODY: Reached = [];
const onDuty = (name: 'a' | 'b' | 'c') => here.onDuty(name, 'chromium');

async function waiting(youth: Youth): Promise<Counsellor> {
  const asa = await onDuty('a');
  await youth.comeIn();
  await asa.seesWaiting(1);
  return asa;
}

async function talking(youth: Youth): Promise<Counsellor> {
  const asa = await waiting(youth);
  await asa.takeNext();
  await youth.talks();
  await asa.talks();
  await youth.say(SECRET);
  return asa;
}

/** Cilla is asked, and has said yes or not yet been heard. */
async function proposed(youth: Youth, mode: 'handover' | 'join'): Promise<{ asa: Counsellor; bilal: Counsellor }> {
  const bilal = await onDuty('b');
  const asa = await talking(youth);
  await asa.propose(mode, here.people.b);
  await youth.readProposal();
  return { asa, bilal };
}

const STATES: Record<string, (youth: Youth) => Promise<Reached>> = {
  'the first page': async () => NOBODY,
  'the directory': async (youth) => {
    await youth.press(youth.t('directory.open'));
    await youth.waitFor(youth.t('directory.heading'), 'heading');
    return NOBODY;
  },
  'the advice': async (youth) => {
    await youth.press(youth.t('safety.open'));
    await youth.waitFor(youth.t('safety.heading'), 'heading');
    return NOBODY;
  },
  'the notice': async (youth) => {
    await youth.press(youth.t('start.begin'));
    await youth.waitForNotice();
    return NOBODY;
  },
  'the question about the notice': async (youth) => {
    await youth.press(youth.t('start.begin'));
    await youth.readOn();
    await youth.waitFor(youth.t('notice.skip'), 'button');
    return NOBODY;
  },
  'a question': async (youth) => {
    await youth.readNotice();
    return NOBODY;
  },
  'the queue': async (youth) => {
    await waiting(youth);
    return NOBODY;
  },
  'a claim': async (youth) => {
    const cilla = await onDuty('c');
    await youth.comeIn();
    await cilla.takeNext();
    await youth.waitFor(youth.t('queue.claimRead'), 'button');
    return NOBODY;
  },
  'while a counsellor is being checked': async (youth) => {
    const asa = await waiting(youth);
    // Whoever takes is heard by the server; what answers the youth is lost.
    asa.network.alter((bytes, direction) =>
      direction === 'to-server' && bytes.byteLength > 900 ? Buffer.alloc(0) : bytes,
    );
    await asa.takeNext();
    await youth.waitFor(youth.t('queue.verifying'), 'heading');
    asa.network.alter(null);
    return [asa];
  },
  'a conversation': async (youth) => {
    const asa = await talking(youth);
    await youth.write(youth.t('talk.input'), SECRET);
    return [asa];
  },
  'the question whether to end': async (youth) => {
    const asa = await talking(youth);
    await youth.press(youth.t('talk.end'));
    return [asa];
  },
  'a form': async (youth) => {
    const asa = await talking(youth);
    await asa.openConcern();
    await asa.dutyStep('who');
    await asa.press(asa.t('reporting.form.whoAsk'));
    await youth.press(youth.t('form.open'));
    await youth.fillIn('name', SECRET);
    return [asa];
  },
  'a proposal': async (youth) => {
    const { asa } = await proposed(youth, 'handover');
    return [asa];
  },
  'a handover on its way': async (youth) => {
    const { asa, bilal } = await proposed(youth, 'handover');
    await youth.press(youth.t('proposal.yes', { name: here.people.b.nameShown }));
    await bilal.sees(bilal.t('request.title.handover', { name: here.people.a.nameShown }));
    // She cannot take her leave, so he is waited for.
    asa.network.hold();
    await bilal.press(bilal.t('request.accept.handover'));
    await youth.waitFor(here.people.b.nameShown, 'heading');
    return [bilal];
  },
  'three in the room': async (youth) => {
    const { asa, bilal } = await proposed(youth, 'join');
    await youth.press(youth.t('proposal.yes', { name: here.people.b.nameShown }));
    await bilal.answer('join', here.people.a, true);
    await asa.inRoom();
    return [asa, bilal];
  },
  'the cover': async (youth) => {
    const asa = await talking(youth);
    const other = await youth.tab.context.newPage();
    await other.bringToFront();
    await expect.poll(() => youth.read()).not.toContain(SECRET);
    await youth.page.bringToFront();
    await other.close();
    await youth.waitFor(youth.t('cover.continue'), 'button');
    return [asa];
  },
  'the end': async (youth) => {
    const asa = await talking(youth);
    await asa.end();
    await youth.waitFor(youth.t('ended.counsellor'), 'heading');
    return NOBODY;
  },
};

async function atTheDoor(browserName: BrowserName, language: PageLanguage): Promise<Youth> {
  const youth = new Youth(await here.seat(browserName, PHONE));
  if (browserName === 'chromium') await youth.page.setViewport({ ...PHONE, deviceScaleFactor: 1, hasTouch: true });
  await youth.open();
  if (language !== 'sv') {
    await youth.press(youth.t(`endonym.${language}`));
    youth.speak(language);
    await youth.waitFor(youth.t('start.heading'), 'heading');
  }
  return youth;
}

describe.each(BROWSER_NAMES)('in %s', (browserName) => {
  const ways = WAYS_OUT[browserName];
  it.each(
    Object.keys(STATES).map((state, index) => ({
      state,
      // Every way in every language, over the states and the two browsers.
      way: ways[index % ways.length] ?? 'shift',
      language: PAGE_LANGUAGES[(Math.floor(index / ways.length) + BROWSER_NAMES.indexOf(browserName)) % 3] ?? 'sv',
    })),
  )('C7, Q9: leaves $state by $way, in $language', async ({ state, way, language }) => {
    const youth = await atTheDoor(browserName, language);
    const reached = (await STATES[state]?.(youth)) ?? NOBODY;
    await expectInReach(youth);
    await takeWayOut(youth, way);
    for (const counsellor of reached) await expect.poll(() => counsellor.phase(), { timeout: SECOND }).toBe('ended');
    await expect.poll(() => youth.page.url()).toBe(here.centre.exitSite.address);
    await youth.page.goBack().catch(() => undefined);
    expect(youth.page.url()).not.toContain(youth.network.origin);
    expect(await youth.page.content()).not.toContain(SECRET);
    expect(here.centre.exitSite.referrers()).toEqual([]);
    for (const { network } of [await onDuty('a')]) network.release();
  });
});
