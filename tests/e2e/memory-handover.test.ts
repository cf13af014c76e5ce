/** A handover passes on what the youth let pass, and nothing else: searched for in the memory of both counsellors' tabs. */
import { afterEach, expect, it } from 'vitest';
import { remembered } from '../fixtures/heap.ts';
import { type House, house } from './people/house.ts';

let here: House;
afterEach(() => here.leaveAll());

// Plain letters, each a word that stands nowhere else.
const BEFORE = 'kastanjebron vid silvergranen';
const BETWEEN = 'vindflojeln pekar mot norr';
const AFTER = 'tranorna lyfter over mossen';
const PASSED_ON = 'klockspelet i parken';
const STRUCK = 'lyktstolpen bakom kyrkan';
const PLANTED = [BEFORE, BETWEEN, AFTER, PASSED_ON, STRUCK];

it.each(['handover', 'join'] as const)(
  'after a %s each tab remembers its own part of the conversation alone',
  async (mode) => {
    here = await house();
    const { a, c } = here.people;
    const asa = await here.onDuty('a', 'chromium');
    const cilla = await here.onDuty('c', 'chromium');
    const bilal = await here.onDuty('b', 'chromium');
    const youth = await here.youth('chromium');
    await youth.comeIn();
    await asa.takeNext();
    await youth.talksWith(a.nameShown);
    await youth.say(BEFORE);
    await expect.poll(() => asa.lines(1)).toHaveLength(1);
    await asa.propose(mode, c, [PASSED_ON, STRUCK]);
    await youth.readProposal();
    await youth.strike(STRUCK);
    await youth.press(youth.t('proposal.yes', { name: c.nameShown }));
    await youth.say(BETWEEN);
    await expect.poll(() => asa.lines(1)).toHaveLength(2);
    await cilla.answer(mode, a, true);
    if (mode === 'join') {
      await asa.inRoom();
      await cilla.inRoom();
      await asa.press(asa.t('handover.stepOut'));
      await asa.press(asa.t('handover.stepOutNow'));
    }
    await asa.inPhase('ended', 1);
    await youth.talksWith(c.nameShown);
    await cilla.talks(1);
    await youth.say(AFTER);
    await expect.poll(async () => (await cilla.lines(1)).map(({ text }) => text)).toContain(AFTER);

    // The control: what a tab shows, or has been shown and not dismissed, is found.
    expect(await remembered(asa.page, PLANTED)).toEqual([true, true, false, true, true]);
    expect(await remembered(cilla.page, PLANTED)).toEqual([false, false, true, true, false]);
    expect(await remembered(youth.page, [BEFORE, BETWEEN, AFTER])).toEqual([true, true, true]);
    expect(await remembered(bilal.page, PLANTED)).toEqual(PLANTED.map(() => false));
    expect(await asa.page.content()).not.toContain(AFTER);
    for (const text of [BEFORE, BETWEEN, STRUCK]) expect(await cilla.page.content()).not.toContain(text);

    await asa.dismiss();
    await expect.poll(() => asa.newest()).toBe(0);
    // Not the summary: the tools that typed it hold its fields.
    await expect.poll(() => remembered(asa.page, [BEFORE, BETWEEN])).toEqual([false, false]);
    await youth.leave();
    await cilla.inPhase('ended', 1);
    await cilla.dismiss();
    await expect.poll(() => cilla.newest()).toBe(0);
  },
);
