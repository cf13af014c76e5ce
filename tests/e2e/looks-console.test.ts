/** The console as a counsellor, a supervisor and an administrator meet it, in Swedish and in Arabic. */
import { afterEach, expect, it } from 'vitest';
import { LAPTOP } from '../fixtures/browsers.ts';
import { look } from '../fixtures/looks.ts';
import { picture } from '../fixtures/screenshots.ts';
import { Counsellor, StaffScreen } from './people/counsellor.ts';
import { type House, house } from './people/house.ts';
import type { Seat } from './people/screen.ts';

let here: House;
afterEach(() => here.leaveAll());

type Language = 'sv' | 'ar';

it.each(['sv', 'ar'] as const)('a counsellor’s shift in %s looks and reads right', async (language) => {
  here = await house();
  const counsellor = new Counsellor(await seatIn(language));
  counsellor.speak(language);
  const seen = (state: string) => lookAt(counsellor, language, state);

  await counsellor.page.goto(`${counsellor.network.origin}/console/`);
  await counsellor.waitFor(counsellor.t('signIn.title'), 'heading');
  await seen('sign-in');
  await counsellor.signIn(here.people.b.username, 'fel lösenfras, helt fel');
  await counsellor.sees(counsellor.t('code.wrong-credentials'));
  await seen('sign-in-refused');
  await counsellor.enter(here.people.b);
  await counsellor.waitFor(counsellor.t('duty.goOn'), 'button');
  await seen('off-duty');
  await counsellor.goOnDuty(3);
  await seen('calm');

  const youths = [await here.youth('chromium'), await here.youth('chromium')] as const;
  await youths[0].readNotice();
  await youths[0].answer('age', '15-17');
  await youths[0].answer('language', 'ar');
  await youths[0].answer('topics', 'abroad', 'marriage');
  await youths[0].live('0127');
  await youths[0].press(youths[0].t('question.join'));
  await youths[0].waits();
  await youths[1].comeIn();
  await counsellor.seesWaiting(2);
  await seen('queue');
  await counsellor.takeNext();
  await youths[0].talks();
  await counsellor.talks(1);
  await youths[0].say('De har tagit mitt pass. أنا خائفة');
  // The two may cross on the way: only then is the counsellor's text the last.
  await expect.poll(() => counsellor.lines(1)).toHaveLength(1);
  await counsellor.say('Jag är här. Är du trygg just nu?', 1);
  await expect.poll(async () => (await counsellor.lines(1)).at(-1)?.mark).toBe('delivered');
  await counsellor.takeNext();
  await youths[1].talks();
  await youths[1].say('Hej, min vän behöver hjälp');
  await expect.poll(() => counsellor.lines(2)).toHaveLength(1);
  await seen('two-conversations');

  await counsellor.press(counsellor.t('app.shortcuts'), 'button');
  await counsellor.waitFor(counsellor.t('shortcuts.title'), 'heading');
  await seen('shortcuts');
  await counsellor.press(counsellor.t('dialog.close'));
  youths[0].network.cut();
  await counsellor.inPhase('interrupted', 1);
  await seen('interrupted');
  await youths[1].leave();
  await counsellor.inPhase('ended', 2);
  await seen('ended');
});

it.each(['sv', 'ar'] as const)(
  'a supervisor’s and an administrator’s work in %s looks and reads right',
  async (language) => {
    here = await house();
    const supervisor = await enter('supervisor', language);
    await expect.poll(() => supervisor.figure('board.open')).not.toBeNull();
    await lookAt(supervisor, language, 'supervision');

    const administrator = await enter('administrator', language);
    await administrator.sees(here.people.b.username);
    await lookAt(administrator, language, 'accounts');
    await administrator.press(administrator.t('admin.settings'), 'tab');
    await administrator.waitFor(administrator.t('settings.save'), 'button');
    await lookAt(administrator, language, 'settings');
  },
);

/** What axe sees is the same in every language: once is enough. */
async function lookAt({ tab }: StaffScreen, language: Language, state: string): Promise<void> {
  if (language === 'sv') await look(tab, 'console-sv', state, LAPTOP);
  else await picture(tab, `console-${language}`, state);
}

async function enter(name: 'supervisor' | 'administrator', language: Language): Promise<StaffScreen> {
  const screen = new StaffScreen(await seatIn(language));
  screen.speak(language);
  await screen.enter(here.people[name]);
  return screen;
}

/** At a computer whose browser prefers this language. */
async function seatIn(language: Language): Promise<Seat> {
  const seat = await here.seat('chromium', LAPTOP);
  const session = await seat.tab.page.createCDPSession();
  const userAgent = await seat.tab.page.evaluate(() => navigator.userAgent);
  await session.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: language });
  return seat;
}
