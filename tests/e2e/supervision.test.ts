/** A supervisor sees how the house is doing, in counts, and not one word of what is said in it. */
import { afterEach, expect, it } from 'vitest';
import { type House, house, IMPATIENT } from './people/house.ts';

let here: House;
afterEach(() => here.leaveAll());

const SECRET = 'Bara för rådgivaren';

it('A1: sees counts as they change, and no content, neither on the page nor on the line', async () => {
  here = await house(IMPATIENT);
  await here.goHome();
  const supervisor = await here.staff('supervisor', 'chromium');
  const shows = async (figures: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(figures)) {
      await expect.poll(() => supervisor.figure(`board.${name}`)).toBe(value);
    }
  };
  await shows({ waiting: '0', open: '0', onDuty: '0' });

  const counsellor = await here.onDuty('a', 'chromium', 3);
  await shows({ onDuty: '1', free: '3' });
  const youth = await here.youth('firefox');
  await youth.readNotice();
  await youth.answer('age', '18-20');
  await youth.answer('language', 'sv');
  await youth.answer('topics', 'identity');
  await youth.live('0180');
  await youth.press(youth.t('question.join'));
  await youth.waits();
  await shows({ waiting: '1', longest: supervisor.t('board.minutes', { minutes: 0 }) });
  await counsellor.takeNext();
  await youth.talks();
  await youth.say(SECRET);
  await expect.poll(() => counsellor.lines()).toHaveLength(1);
  await shows({ waiting: '0', open: '1', free: '2', interrupted: '0' });

  const other = await here.youth('chromium');
  await other.comeIn();
  await shows({ waiting: '1' });
  const abandoned = Number(await supervisor.figure('board.abandoned'));
  await other.press(other.t('queue.leave'));
  await other.press(other.t('leave.queueYes'));
  await shows({ waiting: '0', abandoned: String(abandoned + 1) });

  youth.network.cut();
  await shows({ interrupted: '1' });
  youth.network.restore();
  await shows({ interrupted: '0', open: '1' });

  const seen = (await supervisor.page.content()) + supervisor.network.passed('to-browser').toString('latin1');
  expect(seen).toContain('"t":"supervision"');
  for (const hidden of [
    SECRET,
    '"profile"',
    'ageBand',
    '18-20',
    '0180',
    '"identity"',
    // What a youth acknowledged; what staff are bound by is no secret.
    '"notice":{',
    '"queue"',
    '"added"',
    '"held":[{',
  ]) {
    expect(seen).not.toContain(hidden);
  }
  await supervisor.expectQuiet();
});

it('A1: can take nobody', async () => {
  here = await house(IMPATIENT);
  const supervisor = await here.staff('supervisor', 'chromium');
  await supervisor.waitFor(supervisor.t('board.title'), 'heading');
  expect(await supervisor.has(supervisor.t('queue.takeNext'), 'button')).toBe(false);
  expect(await supervisor.has(supervisor.t('duty.goOn'), 'button')).toBe(false);
});
