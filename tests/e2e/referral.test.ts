/** A youth and three of the staff: cards, advice, a conversation that passes from one to the other, and three in a room. */
import { COMPETENCES, STAFF_DIRECTORY } from '@dorren/shared/directory/fixtures.ts';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { DirectoryApi } from '../../staff-console/src/lib/directory-api.ts';
import { violations } from '../fixtures/axe.ts';
import { settled } from '../fixtures/screenshots.ts';
import type { Counsellor } from './people/counsellor.ts';
import { type House, house } from './people/house.ts';
import type { Screen } from './people/screen.ts';
import type { Youth } from './people/youth.ts';

let here: House;

beforeAll(async () => {
  here = await house();
  // On duty before there is anything in the directory: what is changed while one sits there must come to one all the same.
  for (const name of ['a', 'b', 'c'] as const) await here.onDuty(name, 'chromium');
  const { stack, token } = here.centre;
  const directory = new DirectoryApi({ origin: stack.origin, fetch });
  await directory.putCompetences(token, (await directory.directory(token)).competencesRevision, COMPETENCES);
  for (const { organisation } of STAFF_DIRECTORY.organisations) await directory.putOrganisation(token, 0, organisation);
  for (const { entry } of STAFF_DIRECTORY.entries) await directory.putEntry(token, 0, entry);
});
afterEach(() => here.leaveAll());

/** Three on duty, the first of them with a youth. */
async function together(): Promise<{ youth: Youth; asa: Counsellor; bilal: Counsellor; cilla: Counsellor }> {
  const asa = await here.onDuty('a', 'chromium');
  const bilal = await here.onDuty('b', 'chromium');
  const cilla = await here.onDuty('c', 'chromium');
  const youth = await here.youth('chromium');
  await youth.comeIn();
  await asa.takeNext();
  await youth.talksWith(here.people.a.nameShown);
  await asa.talks();
  return { youth, asa, bilal, cilla };
}

async function expectAccessible(...screens: Screen[]): Promise<void> {
  for (const { page } of screens) {
    // At rest: nothing hovered, nothing that fades.
    await page.mouse.move(0, 0);
    await page.waitForFunction(() => document.querySelector('[role=tooltip]') === null);
    await settled(page);
    expect(await violations(page)).toEqual([]);
  }
}

const textsOf = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

/** What the youth wrote, as this counsellor has it. */
async function heardBy(counsellor: Counsellor, number = 1): Promise<string[]> {
  return textsOf((await counsellor.lines(number)).filter(({ from }) => from === 'youth'));
}

async function bye(youth: Youth, ...counsellors: Counsellor[]): Promise<void> {
  await youth.leave();
  for (const counsellor of counsellors) {
    await counsellor.inPhase('ended', 1);
    await counsellor.dismiss();
  }
}

it('gives a card that reads as it was shown beforehand, and opens nothing', async () => {
  const { youth, asa } = await together();
  // Out of the text box, and in by the key that stands in the list of keys.
  await asa.page.focus('section.conversation textarea');
  await asa.page.keyboard.press('Escape');
  await asa.page.keyboard.press('r');
  await asa.refer('directory');
  await asa.pickEntry('lyktan', 'Tjejjouren Lyktan');
  await expectAccessible(asa);
  await asa.press(asa.t('referral.card.make'));
  await asa.page.locator('.card-preview').wait();
  const preview = await asa.page.$eval('.card-preview', (card) => (card as HTMLElement).innerText);
  await expectAccessible(asa);
  await asa.press(asa.t('referral.card.give'), 'button');
  await asa.sees(asa.t('referral.card.given', { name: 'Tjejjouren Lyktan' }));

  await expect.poll(() => youth.cards()).toHaveLength(1);
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  expect(plain((await youth.cards())[0] ?? '')).toBe(plain(preview));
  expect(await youth.page.$$('.given a, .given button')).toEqual([]);
  await expectAccessible(youth);
  await asa.closeReferral();
  await bye(youth, asa);
});

it('asks a colleague for advice, of which the youth sees nothing', async () => {
  const { youth, asa, bilal, cilla } = await together();
  const { a, b } = here.people;
  await asa.consult(b);
  await asa.sees(asa.t('handover.stage.consultation', { name: b.nameShown }));
  await expectAccessible(asa, bilal);
  await bilal.answer('consultation', a, true);
  await asa.sayAside(b, 'Passet är borta, resan om tre veckor. Vad kan göras?');
  await bilal.sayAside(a, 'Ett utreseförbud kan sökas akut.');
  await asa.say('Jag är kvar hos dig.', 1);
  await youth.say('ok');
  const said = ['Passet är borta, resan om tre veckor. Vad kan göras?', 'Ett utreseförbud kan sökas akut.'];
  await expect.poll(async () => textsOf(await asa.linesAside(b)).sort()).toEqual([...said].sort());
  await expect.poll(async () => textsOf(await bilal.linesAside(a)).sort()).toEqual([...said].sort());
  await expect.poll(() => youth.lines()).toHaveLength(2);
  await expect.poll(() => heardBy(asa)).toEqual(['ok']);
  await expectAccessible(asa, bilal);
  for (const screen of [youth, cilla]) for (const text of said) expect(await screen.page.content()).not.toContain(text);
  for (const text of ['ok', 'Jag är kvar hos dig.']) expect(textsOf(await bilal.linesAside(a))).not.toContain(text);
  expect(await bilal.newest()).toBe(0);

  await asa.press(asa.t('consultation.end'));
  for (const one of [asa, bilal]) {
    await one.sees(one.t('consultation.phase.ended'));
    await one.press(one.t('consultation.dismiss'));
  }
  await bye(youth, asa);
});

it('hands over: declined, agreed to line by line, with everybody writing all the while', async () => {
  const { youth, asa, bilal, cilla } = await together();
  const { a, b, c } = here.people;
  await youth.say('före');
  await asa.say('Jag läser.', 1);
  await expect.poll(() => heardBy(asa)).toEqual(['före']);

  await asa.propose('handover', b);
  await youth.readProposal();
  await expectAccessible(youth, asa);
  await youth.press(youth.t('proposal.yes', { name: b.nameShown }));
  await bilal.answer('handover', a, false);
  await asa.sees(asa.t('handover.event.declined', { name: b.nameShown }));
  await youth.sees(youth.t('event.declined', { name: b.nameShown }));
  await expectAccessible(asa);

  await asa.propose('handover', c, ['rädd för resan i juli', 'bor hos mormor']);
  await asa.sees(asa.t('handover.stage.handover.asking-youth', { name: c.nameShown }));
  await asa.say('medan du läser', 1);
  await youth.readProposal();
  await youth.sees('rädd för resan i juli');
  await youth.strike('bor hos mormor');
  await youth.press(youth.t('proposal.yes', { name: c.nameShown }));
  await youth.say('medan hon får frågan');
  await asa.sees(asa.t('handover.stage.handover.asking-colleague', { name: c.nameShown }));
  await asa.say('hon får frågan nu', 1);
  await expect.poll(() => heardBy(asa)).toEqual(['före', 'medan hon får frågan']);
  await expect
    .poll(async () => (await asa.lines(1)).every(({ mark, from }) => from === 'youth' || mark === 'delivered'))
    .toBe(true);

  // While the new handshake is on its way, nobody is alone and nobody is lost.
  await cilla.sees(cilla.t('request.title.handover', { name: a.nameShown }));
  await expectAccessible(cilla);
  await asa.write(asa.t('composer.label', { number: 1 }), 'en halv mening');
  youth.network.hold();
  await cilla.answer('handover', a, true);
  await asa.sees(asa.t('handover.composerClosed', { name: c.nameShown }));
  expect(await asa.draft(1)).toBe('en halv mening');
  // What one goes on typing goes nowhere: no letter of it ends anything, or takes anybody.
  await asa.page.keyboard.type(' enn');
  expect(await asa.has(asa.t('conversation.endNow'), 'button')).toBe(false);
  await cilla.sees(cilla.t('handover.arriving', { name: a.nameShown }));
  await expectAccessible(asa, cilla);
  await youth.say('medan hon kommer');
  youth.network.release();

  await youth.talksWith(c.nameShown);
  await asa.inPhase('ended', 1);
  await asa.sees(asa.t('handover.doneAbout'));
  await cilla.talks(1);
  await cilla.sees('rädd för resan i juli');
  expect(await cilla.read()).not.toContain('bor hos mormor');
  await youth.say('efter');
  await cilla.say('Nu är jag här.', 1);
  await expect
    .poll(async () => textsOf((await youth.lines()).filter(({ from }) => from === 'counsellor')))
    .toEqual(['Jag läser.', 'medan du läser', 'hon får frågan nu', 'Nu är jag här.']);
  await expect
    .poll(async () => (await youth.lines()).filter(({ from }) => from === 'youth').map(({ mark }) => mark))
    .toEqual(Array.from({ length: 4 }, () => 'delivered'));
  // What was said while the page was cut off from everybody is at one of the two, once, and at no other.
  const [earlier, later] = [await heardBy(asa), await heardBy(cilla)];
  expect([...earlier, ...later]).toEqual(['före', 'medan hon får frågan', 'medan hon kommer', 'efter']);
  expect(later).toContain('efter');
  expect(earlier).not.toContain('efter');
  expect(await bilal.newest()).toBe(0);
  await expectAccessible(asa, cilla, youth);
  await asa.dismiss();
  await bye(youth, cilla);
});

it('joins, three in a room, steps out, and returns to the queue with what is wanted', async () => {
  const { youth, asa, bilal, cilla } = await together();
  const { a, c } = here.people;
  await youth.say('bara till dig');
  await expect.poll(() => heardBy(asa)).toEqual(['bara till dig']);
  await asa.propose('join', c);
  await youth.readProposal();
  await youth.press(youth.t('proposal.yes', { name: c.nameShown }));
  await cilla.answer('join', a, true);
  await asa.inRoom();
  await cilla.inRoom();
  await youth.waitFor(youth.t('room.heading'), 'heading');

  await cilla.say('Hej, jag är barnmorska.', 1);
  await youth.say('hej ni två');
  await asa.say('Vi är här båda.', 1);
  const three = ['Hej, jag är barnmorska.', 'hej ni två', 'Vi är här båda.'].sort();
  const inRoom = async (lines: readonly { text: string }[]) =>
    textsOf(lines)
      .filter((text) => text !== 'bara till dig')
      .sort();
  for (const one of [asa, cilla]) await expect.poll(async () => inRoom(await one.said(1))).toEqual(three);
  await expect.poll(async () => inRoom(await youth.said())).toEqual(three);
  const authors = async (lines: readonly { author: string | null; text: string }[]) =>
    Object.fromEntries(lines.map(({ author, text }) => [text, author]));
  expect(await authors(await youth.said())).toMatchObject({
    'Hej, jag är barnmorska.': c.nameShown,
    'Vi är här båda.': a.nameShown,
  });
  expect(await authors(await asa.said(1))).toMatchObject({
    'Hej, jag är barnmorska.': c.nameShown,
    'hej ni två': asa.t('handover.theYouth'),
    'Vi är här båda.': asa.t('handover.you'),
  });
  expect(await authors(await cilla.said(1))).toMatchObject({ 'Vi är här båda.': a.nameShown });
  expect(await cilla.read()).not.toContain('bara till dig');
  expect(await cilla.has(cilla.t('conversation.end'), 'button')).toBe(false);
  await expectAccessible(asa, cilla, youth);

  await asa.press(asa.t('handover.stepOut'));
  await asa.press(asa.t('handover.stepOutNow'));
  await asa.inPhase('ended', 1);
  await youth.talksWith(c.nameShown);
  await youth.say('nu bara du');
  await expect.poll(async () => (await heardBy(cilla)).at(-1)).toBe('nu bara du');
  expect(await heardBy(asa)).not.toContain('nu bara du');
  await asa.dismiss();

  await cilla.refer('return');
  await cilla.pick(cilla.t('referral.return.competence'), 'Barnäktenskap');
  await cilla.pick(cilla.t('referral.return.language'), cilla.t('language.so'));
  await expectAccessible(cilla);
  await cilla.press(cilla.t('referral.return.submit'));
  await cilla.press(cilla.t('referral.return.now'));
  await cilla.inPhase('ended', 1);
  await youth.waits();
  await bilal.sees(bilal.t('queue.wanted', { what: `Barnäktenskap · ${bilal.t('language.so')}` }));
  await bilal.sees(bilal.t('queue.returned'));
  await expectAccessible(bilal);
  await bilal.takeNext();
  await youth.talksWith(here.people.b.nameShown);
  await youth.say('en gång till');
  await expect.poll(() => heardBy(bilal)).toEqual(['en gång till']);
  await cilla.dismiss();
  await bye(youth, bilal);
});

it('leaves nobody alone when the question is withdrawn, or the colleague vanishes on the way in', async () => {
  const { youth, asa, cilla } = await together();
  const { a, c } = here.people;
  await asa.propose('handover', c);
  await youth.readProposal();
  await asa.press(asa.t('handover.withdraw'));
  await asa.sees(asa.t('handover.event.withdrawn', { name: c.nameShown }));
  await youth.sees(youth.t('event.withdrawn', { name: c.nameShown }));
  await youth.talksWith(a.nameShown);

  await asa.propose('handover', c);
  await youth.readProposal();
  await youth.press(youth.t('proposal.yes', { name: c.nameShown }));
  await cilla.sees(cilla.t('request.title.handover', { name: a.nameShown }));
  await asa.write(asa.t('composer.label', { number: 1 }), 'jag är kvar');
  youth.network.hold();
  await cilla.answer('handover', a, true);
  await asa.sees(asa.t('handover.composerClosed', { name: c.nameShown }));
  await youth.say('är någon där');
  cilla.network.cut();
  await asa.sees(asa.t('handover.event.gone', { name: c.nameShown }));
  await asa.sees(asa.t('handover.stillYours'));
  youth.network.release();
  await youth.sees(youth.t('event.gone', { name: c.nameShown }));
  await expect.poll(() => heardBy(asa)).toEqual(['är någon där']);
  expect(await asa.draft(1)).toBe('jag är kvar');
  await asa.say('', 1);
  await expect
    .poll(async () => textsOf((await youth.lines()).filter(({ from }) => from === 'counsellor')))
    .toEqual(['jag är kvar']);
  await expectAccessible(asa, youth);
  await asa.closeReferral();
  await bye(youth, asa);
});
