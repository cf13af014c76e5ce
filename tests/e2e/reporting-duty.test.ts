/** The reporting duty, from the notice to the report, for those whom it is about: and no word of it passes the server. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENTRIES } from '@dorren/shared/directory/fixtures.ts';
import type { DirectoryEntry } from '@dorren/shared/protocol/directory.ts';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { DirectoryApi } from '../../staff-console/src/lib/directory-api.ts';
import { LAPTOP } from '../fixtures/browsers.ts';
import { heardByServer } from '../fixtures/heard.ts';
import { look } from '../fixtures/looks.ts';
import { printed } from '../fixtures/paper.ts';
import { memoryOf } from '../fixtures/process-memory.ts';
import { patternsOf } from '../traces/search/encodings.ts';
import { Matcher } from '../traces/search/matcher.ts';
import type { Counsellor } from './people/counsellor.ts';
import { type House, house } from './people/house.ts';
import type { Youth } from './people/youth.ts';

const BOTKYRKA = '0127';
const ON_CALL = 'Socialjouren Sydväst';
/** Each a word that stands nowhere else. */
const PLANTED = {
  said: 'kastanjebron',
  notChosen: 'vindflojeln',
  answered: 'silvergranen',
  card: 'klockspelet',
  name: 'Tranmossen',
  school: 'Lyktstolpsskolan',
  reach: 'biblioteksdisken',
  notThrough: 'farbrodern',
  seen: 'lerkruset',
  danger: 'flygbiljetten',
  guardians: 'slakttinget',
  told: 'rosenbladet',
  second: 'Medanmalaren',
} as const;

let here: House;
let folder: string;

beforeAll(async () => {
  // Its own house: its memory and its disk are searched.
  here = await house({ YOUTH_GRACE_MS: '60000' });
  folder = await mkdtemp(join(tmpdir(), 'dorren-paper-'));
  const { stack, token } = here.centre;
  const directory = new DirectoryApi({ origin: stack.origin, fetch });
  const [base] = ENTRIES;
  if (base === undefined) throw new Error('no entry to begin with');
  const plain: DirectoryEntry = { ...base, competences: [], organisationId: 'soc', isPublic: false };
  const unit = async (id: string, organisationId: string, name: string) => {
    const areas = [{ kind: 'municipality', code: BOTKYRKA } as const];
    await directory.putEntry(token, 0, { ...plain, id, organisationId, name: { sv: name }, areas });
  };
  for (const [id, kind] of [
    ['soc', 'social-services'],
    ['jour', 'social-services-out-of-hours'],
  ] as const) {
    await directory.putOrganisation(token, 0, { id, kind, name: { sv: 'Botkyrka kommun' }, staffNotes: null });
  }
  await unit('barn', 'soc', 'Mottagningen barn och unga');
  await unit('natt', 'jour', ON_CALL);
});
afterEach(() => here.leaveAll());
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A youth of this age who has come in, and a counsellor who has an open concern. */
async function worried(age: string | null): Promise<{ youth: Youth; asa: Counsellor }> {
  const asa = await here.onDuty('a', 'chromium');
  const youth = await here.youth('chromium');
  await youth.readNotice();
  if (age !== null) {
    await youth.answer('age', age);
    for (const _question of ['language', 'topics']) await youth.press(youth.t('question.skip'));
    await youth.live(BOTKYRKA);
    await youth.press(youth.t('question.join'));
  } else await youth.press(youth.t('question.skipAll'));
  await youth.waits();
  await asa.takeNext();
  await youth.talksWith(here.people.a.nameShown);
  await asa.talks();
  return { youth, asa };
}

/** Axe, nothing too wide, and pictures, of the console at each step. */
async function seen(asa: Counsellor, state: string): Promise<void> {
  await asa.page.mouse.move(0, 0);
  await look(asa.tab, 'reporting-duty', state, LAPTOP);
}

async function bye(youth: Youth, asa: Counsellor): Promise<void> {
  await youth.leave();
  await asa.inPhase('ended');
  await asa.dismiss();
}

it('a 16-year-old who tells: the routine to its end, and a report that holds what was chosen and nothing else', async () => {
  const { youth, asa } = await worried('15-17');
  await youth.say(PLANTED.said);
  await youth.say(PLANTED.notChosen);
  await expect.poll(() => asa.lines()).toHaveLength(2);
  await asa.openDuty();
  await seen(asa, 'none');
  await asa.openConcern();
  await asa.choose(asa.t('reporting.no'), 'radio');
  await seen(asa, 'acute');
  await asa.dutyStep('age');
  await seen(asa, 'age');

  await asa.dutyStep('telling');
  await asa.press(asa.t('reporting.telling.useNumber', { number: 1 }));
  await asa.write(asa.t('reporting.telling.yours'), ` ${PLANTED.answered}`);
  await seen(asa, 'telling');
  await asa.sendFromPanel();
  await expect.poll(async () => (await youth.lines()).at(-1)?.text ?? '').toContain(PLANTED.answered);
  await asa.page.locator('.what-now-head').click();
  await asa.write(asa.t('reporting.card.text'), ` ${PLANTED.card}`);
  await asa.press(asa.t('reporting.card.give'));
  await youth.sees(PLANTED.card);
  await look(youth.tab, 'reporting-duty-youth', 'card');
  await asa.press(asa.t('reporting.form.safe-contactAsk'));
  await youth.press(youth.t('form.open'));
  await look(youth.tab, 'reporting-duty-youth', 'safe-contact');
  await youth.choose(youth.t('form.way.school'), 'checkbox');
  await youth.fillIn('notThrough', PLANTED.notThrough);
  await youth.press(youth.t('form.send'));
  await asa.sees(PLANTED.notThrough);
  await asa.press(asa.t('reporting.telling.mark'));
  await asa.dutyStands('track.told');

  await asa.dutyStep('who');
  await asa.press(asa.t('reporting.form.whoAsk'));
  await youth.press(youth.t('form.open'));
  await look(youth.tab, 'reporting-duty-youth', 'who');
  await youth.fillIn('name', PLANTED.name);
  await youth.fillIn('school', PLANTED.school);
  await youth.fillIn('reach', PLANTED.reach);
  await youth.press(youth.t('form.send'));
  await asa.sees(PLANTED.school);
  await seen(asa, 'who');
  await look(youth.tab, 'reporting-duty-youth', 'answered');

  await asa.dutyStep('report');
  await asa.press(asa.t('reporting.report.mark'));
  await asa.dutyStands('track.reporting');
  await asa.press(asa.t('reporting.report.chooseTo'));
  await asa.choose(asa.t('reporting.report.includeThis', { what: asa.t('reporting.child.name') }), 'checkbox');
  await asa.choose(asa.t('reporting.report.includeThis', { what: asa.t('reporting.child.reach') }), 'checkbox');
  await asa.choose(asa.t('reporting.report.includeThis', { what: asa.t('reporting.safe.notThrough') }), 'checkbox');
  await asa.write(asa.t('reporting.report.seen'), PLANTED.seen);
  await asa.page.locator('.quotes summary').click();
  await asa.page.locator('.quotes li label').click();
  await asa.choose(asa.t('reporting.danger.no'), 'radio');
  await asa.write(asa.t('reporting.report.dangerAbout'), PLANTED.danger);
  await asa.write(asa.t('reporting.report.guardians'), PLANTED.guardians);
  await asa.write(asa.t('reporting.report.told'), PLANTED.told);
  await asa.write(asa.t('reporting.report.second'), PLANTED.second);
  await seen(asa, 'report');

  const paper = await printed(asa.page, join(folder, 'report.pdf'));
  const { said, seen: heard, name, reach, notThrough, danger, guardians, told, second } = PLANTED;
  for (const word of [said, heard, name, reach, notThrough, danger, guardians, told, second])
    expect(paper).toContain(word);
  for (const word of ['Mottagningen barn och unga', here.people.a.nameShown, '12 kap. 3 §'])
    expect(paper).toContain(word);
  const { notChosen, answered, card, school } = PLANTED;
  for (const word of [notChosen, answered, card, school, ON_CALL]) expect(paper).not.toContain(word);
  for (const key of ['reporting.print.submit', 'conversation.end', 'reporting.report.stays', 'queue.takeNext'])
    expect(paper).not.toContain(asa.t(key));
  await asa.press(asa.t('reporting.print.keep'));

  await asa.dutyStep('police');
  await seen(asa, 'police');
  await asa.dutyStep('report');
  // N8: not before there is an outcome.
  await asa.press(asa.t('conversation.end'));
  await asa.sees(asa.t('reporting.end.about'));
  await seen(asa, 'end-without-outcome');
  await asa.stateOutcome('reported');
  await asa.dutyStands('state.reported');
  // The question that was asked before: now it can be answered.
  await asa.press(asa.t('conversation.endNow'));
  await youth.sees(youth.t('ended.counsellor'));
  await asa.inPhase('ended');

  await asa.expectQuiet();
  await youth.expectQuiet();
  const { network } = asa;
  await here.goHome();
  await expectUnknownToServer([heardByServer(network), heardByServer(youth.network)]);
});

/** Traffic, memory and disk: with words that must be found, so that the search proves something. */
async function expectUnknownToServer(traffic: readonly Buffer[]): Promise<void> {
  const { stack } = here.centre;
  const control = { traffic: 'concern-outcome', kept: ON_CALL };
  const words = [...Object.values(PLANTED), ...Object.values(control)];
  const patterns = words.flatMap((word) => patternsOf('sent', word).map(({ bytes }) => ({ word, bytes })));
  const matcher = new Matcher(patterns.map(({ bytes }) => bytes));
  const foundIn = (parts: readonly Buffer[], found = new Set<string>()) => {
    for (const part of parts) matcher.search(part, (index) => found.add(patterns[index]?.word ?? ''));
    return found;
  };
  expect([...foundIn(traffic)]).toEqual([control.traffic]);
  const records = (await readdir(stack.directory)).map((name) => readFile(join(stack.directory, name)));
  expect([...foundIn(await Promise.all(records))]).toEqual([control.kept]);
  const remembered = new Set<string>();
  for await (const part of memoryOf(stack.pid, matcher.longest)) foundIn([part], remembered);
  expect([...remembered].sort()).toEqual(Object.values(control).sort());
}

it('a 13-year-old in danger, who leaves: whom to call, and an outcome that is stated afterwards', async () => {
  const { youth, asa } = await worried('13-14');
  await asa.openConcern();
  await asa.choose(asa.t('reporting.yes'), 'radio');
  await asa.sees('112');
  await asa.sees(ON_CALL);
  await seen(asa, 'danger');
  await asa.dutyStep('age');
  await asa.sees(asa.t('reporting.age.under-15Means'));
  await youth.press(youth.t('exit.leave'), 'link');
  await asa.inPhase('ended');
  // N10: what is open stays open, and the conversation on the screen.
  await asa.sees(asa.t('reporting.over.about'));
  expect(await asa.has(asa.t('conversation.dismiss'), 'button')).toBe(false);
  await seen(asa, 'over-without-outcome');
  await asa.press(asa.t('reporting.over.state'));
  await asa.stateOutcome('reported');
  // Nobody has told the youth: that is asked about once more.
  await asa.sees(asa.t('reporting.outcome.untold'));
  await asa.press(asa.t('reporting.outcome.untoldSubmit'));
  await asa.seesNoDialog();
  await asa.dismiss();
  await expect.poll(() => asa.newest()).toBe(0);
});

it('one who will not say who they are: what can be done still, and that the duty remains', async () => {
  const { youth, asa } = await worried(null);
  await asa.openConcern();
  await asa.dutyStep('age');
  await asa.sees(asa.t('reporting.age.unknownMeans'));
  await asa.dutyStep('who');
  await asa.press(asa.t('reporting.form.whoAsk'));
  await youth.press(youth.t('form.open'));
  await youth.press(youth.t('form.decline'));
  await youth.talks();
  await asa.sees(asa.t('reporting.form.declined'));
  await seen(asa, 'will-not-say');
  await asa.dutyStep('report');
  await asa.sees(asa.t('reporting.paper.noIdentity'));
  await asa.stateOutcome('not-known-who');
  await asa.dutyStands('state.not-possible');
  await seen(asa, 'not-possible');
  await bye(youth, asa);
});

it('a 20-year-old: nothing without consent', async () => {
  const { youth, asa } = await worried('18-20');
  await asa.openConcern();
  await asa.dutyStep('age');
  await asa.sees(asa.t('reporting.age.adultMeans'));
  await asa.dutyStep('telling');
  await asa.sees(asa.t('reporting.telling.for.adult'));
  await seen(asa, 'adult');
  await asa.dutyStep('report');
  await asa.stateOutcome('adult');
  await asa.dutyStands('state.not-possible');
  await bye(youth, asa);
});

it('N9: an open concern goes along in a handover as one bit, and is taken over explicitly', async () => {
  const { youth, asa } = await worried('15-17');
  const bilal = await here.onDuty('b', 'chromium');
  await asa.openConcern();
  await asa.dutyStep('telling');
  await asa.press(asa.t('reporting.telling.mark'));
  await asa.dutyStands('track.told');
  await asa.press(asa.t('reporting.close'));
  await asa.propose('handover', here.people.b);
  await youth.readProposal();
  await youth.press(youth.t('proposal.yes', { name: here.people.b.nameShown }));
  await bilal.sees(bilal.t('reporting.comesWith'));
  await bilal.answer('handover', here.people.a, true);
  await asa.inPhase('ended');
  await bilal.talks();
  await bilal.openDuty();
  await bilal.sees(bilal.t('reporting.passedOn'));
  await seen(bilal, 'passed-on');
  await bilal.press(bilal.t('conversation.end'));
  await bilal.sees(bilal.t('reporting.end.notMine'));
  await bilal.page.keyboard.press('Escape');
  await bilal.seesNoDialog();
  await bilal.press(bilal.t('reporting.takeOver'));
  await bilal.seesNot(bilal.t('reporting.passedOn'));
  // From its beginning: what has been done is for the summary.
  await bilal.dutyStands('track.concern');
  await bilal.dutyStep('report');
  await bilal.stateOutcome('no-cause');
  await asa.dismiss();
  await bye(youth, bilal);
});
