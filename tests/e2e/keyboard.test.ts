/** The whole visit by keyboard alone, and what a screen reader is told on the way. */
import { afterEach, expect, it } from 'vitest';
import { BROWSER_NAMES } from '../fixtures/browsers.ts';
import { type House, house } from './people/house.ts';
import type { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

it.each(BROWSER_NAMES)('from the door to the end without a pointer in %s', async (browserName) => {
  here = await house();
  const counsellor = await here.onDuty('a', 'chromium');
  const youth = await here.youth(browserName);
  const keys = youth.page.keyboard;

  // The way out is the first thing there is.
  await keys.press('Tab');
  expect((await focused(youth)).name).toBe(youth.t('exit.leave'));
  await goTo(youth, youth.t('start.begin'));
  await keys.press('Enter');
  const { steps, question } = (await here.centre.notice('sv')).standard;
  for (const [index, { heading }] of steps.entries()) {
    // Each screen begins at its heading, so that it is read out.
    await expect.poll(() => youth.heading()).toBe(heading);
    await goTo(youth, youth.t(index + 1 < steps.length ? 'notice.forward' : 'notice.acknowledge'));
    await keys.press('Enter');
  }

  await expect.poll(() => youth.heading()).toBe(question?.question);
  await goTo(youth, question?.answers[0]?.text ?? '');
  await keys.press('Enter');
  await goTo(youth, youth.t('notice.goOn'));
  await keys.press('Enter');
  await expect.poll(() => youth.heading()).toBe(youth.t('question.age'));
  // Nothing is said until one chooses: the group begins at its last choice, and the arrows go around.
  await goTo(youth, youth.t('question.unsaid'));
  for (const band of ['under-13', '13-14', '15-17']) {
    await keys.press('ArrowDown');
    await expect.poll(async () => (await focused(youth)).name).toBe(youth.t(`age.${band}`));
  }
  await goTo(youth, youth.t('notice.forward'));
  await keys.press('Enter');
  await expect.poll(() => youth.heading()).toBe(youth.t('question.language'));
  await goTo(youth, youth.t('question.unsaid'));
  await keys.press('ArrowDown');
  await goTo(youth, youth.t('notice.forward'));
  await keys.press('Enter');
  await expect.poll(() => youth.heading()).toBe(youth.t('question.topics'));
  await goTo(youth, youth.t('topic.violence'));
  await keys.press(' ');
  await goTo(youth, youth.t('notice.forward'));
  await keys.press('Enter');
  await expect.poll(() => youth.heading()).toBe(youth.t('question.municipality'));
  await goTo(youth, youth.t('question.join'));
  await keys.press('Enter');

  await expect.poll(() => youth.heading()).toBe(youth.t('queue.heading'));
  await expect.poll(() => spoken(youth)).toContain(youth.t('queue.next'));
  await counsellor.sees(counsellor.t('age.15-17'));
  await counsellor.takeNext();
  await youth.talksWith(here.people.a.nameShown);

  await goTo(youth, youth.t('talk.input'));
  await keys.type('Hej på dig');
  await keys.press('Enter');
  await expect.poll(async () => (await counsellor.lines()).map(({ text }) => text)).toEqual(['Hej på dig']);
  expect((await focused(youth)).name).toBe(youth.t('talk.input'));
  await counsellor.say('Hej själv');
  await expect.poll(() => logged(youth)).toContain(youth.t('talk.theirs'));
  expect(await logged(youth)).toContain('Hej själv');
  counsellor.network.cut();
  await expect.poll(() => spoken(youth)).toBe(youth.t('talk.away', { name: here.people.a.nameShown }));
  counsellor.network.restore();
  await expect.poll(() => spoken(youth)).toBe('');

  await goTo(youth, youth.t('talk.about'), true);
  await goTo(youth, youth.t('talk.end'));
  await keys.press('Enter');
  await expect.poll(() => youth.heading()).toBe(youth.t('leave.heading'));
  await goTo(youth, youth.t('leave.yes'));
  await keys.press('Enter');
  await expect.poll(() => youth.heading()).toBe(youth.t('ended.youth'));
  await counsellor.inPhase('ended');
});

interface Focused {
  name: string;
  /** A ring, a frame or a shadow that shows where one is. */
  visible: boolean;
}

/** Tabs on, or back, until the thing of this name has the focus; every stop on the way must be visible. */
async function goTo(youth: Youth, name: string, back = false): Promise<void> {
  const passed: string[] = [];
  for (let steps = 0; steps < 60; steps++) {
    if (back) await youth.page.keyboard.down('Shift');
    await youth.page.keyboard.press('Tab');
    if (back) await youth.page.keyboard.up('Shift');
    const { name: now } = await focused(youth);
    await expect.poll(() => focused(youth)).toEqual({ name: now, visible: true });
    if (now === name) return;
    passed.push(now);
  }
  throw new Error(`${name} cannot be reached by keyboard, only ${[...new Set(passed)].join(' | ')}`);
}

function focused(youth: Youth): Promise<Focused> {
  return youth.page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    // The choices draw their ring around the label.
    const visible = [element, ...labels, ...labels.flatMap((label) => [...label.children])].some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    return {
      name: element.getAttribute('aria-label') ?? labels[0]?.textContent ?? element.textContent ?? '',
      visible: visible || element === document.body,
    };
  });
}

/** What the page's status line says. */
function spoken(youth: Youth): Promise<string> {
  return youth.page.evaluate(() =>
    [...document.querySelectorAll('[role="status"]')].map((line) => line.textContent).join(''),
  );
}

/** What stands in the log that screen readers follow. */
function logged(youth: Youth): Promise<string> {
  return youth.page.evaluate(() => document.querySelector('[role="log"][aria-live="polite"]')?.textContent ?? '');
}
