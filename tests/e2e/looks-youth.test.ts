/** Every state of the youth's page that a visit passes, in Swedish and in Arabic: pictures, and what a machine can tell. */
import { afterEach, expect, it } from 'vitest';
import { look } from '../fixtures/looks.ts';
import { picture } from '../fixtures/screenshots.ts';
import { type House, house } from './people/house.ts';
import type { Youth } from './people/youth.ts';

let here: House;
afterEach(() => here.leaveAll());

const SAID = {
  sv: {
    youth: ['Hej', 'De har tagit mitt pass och säger att vi ska resa till sommaren.'],
    counsellor: 'Hej! Bra att du skriver. Berätta i din takt. 🌿',
  },
  ar: {
    youth: ['مرحبا', 'أخذوا جواز سفري ويقولون إننا سنسافر في الصيف.'],
    counsellor: 'أهلا بك. خذي وقتك، أنا هنا. 🌿',
  },
} as const;

it.each(['sv', 'ar'] as const)('a visit in %s looks and reads right', async (language) => {
  here = await house();
  const counsellor = await here.onDuty('a', 'chromium');
  const youth = await here.youth('chromium');
  if (language !== 'sv') {
    await youth.press(youth.t(`endonym.${language}`));
    youth.speak(language);
    await youth.waitFor(youth.t('start.heading'), 'heading');
  }
  // What axe sees is the same in every language: once is enough.
  const seen = (state: string) =>
    language === 'sv' ? look(youth.tab, 'youth-sv', state) : picture(youth.tab, `youth-${language}`, state);

  await seen('start');
  await youth.press(youth.t('start.begin'));
  const { steps, question } = (await here.centre.notice(language)).standard;
  for (const [index, { heading }] of steps.entries()) {
    await youth.waitFor(heading, 'heading');
    await seen(`notice-${index + 1}`);
    await youth.press(youth.t(index + 1 < steps.length ? 'notice.forward' : 'notice.acknowledge'));
  }
  await youth.waitFor(question?.question ?? '', 'heading');
  await seen('notice-question');
  await youth.press(question?.answers[0]?.text ?? '');
  await youth.waitFor(youth.t('notice.goOn'), 'button');
  await seen('notice-answered');
  await youth.press(youth.t('notice.goOn'));
  await youth.waitFor(youth.t('question.age'), 'heading');
  await seen('question-age');
  await youth.answer('age', '15-17');
  await youth.waitFor(youth.t('question.language'), 'heading');
  await seen('question-language');
  await youth.answer('language', language);
  await youth.waitFor(youth.t('question.topics'), 'heading');
  await seen('question-topics');
  await youth.answer('topics', 'abroad', 'marriage');
  await youth.live('0127');
  await seen('question-municipality');
  await youth.press(youth.t('question.join'));
  await youth.waits();
  await seen('waiting');

  await counsellor.seesWaiting(1);
  await counsellor.takeNext();
  await youth.talks();
  await seen('talking-begun');
  const { youth: own, counsellor: answer } = SAID[language];
  for (const text of own) await youth.say(text);
  await counsellor.say(answer);
  await expect
    .poll(async () => (await youth.lines()).map(({ mark }) => mark))
    .toEqual(['delivered', 'delivered', null]);
  await seen('talking');

  await openAndClose(youth, 'talk.about', 'talk.close', () => seen('about'));
  await openAndClose(youth, 'talk.end', 'leave.no', () => seen('leave'));
  counsellor.network.cut();
  await youth.sees(youth.t('talk.away', { name: here.people.a.nameShown }));
  await seen('counsellor-away');
  counsellor.network.restore();
  await youth.seesNot(youth.t('talk.away', { name: here.people.a.nameShown }));
  youth.network.cut();
  await youth.say(own[0]);
  await youth.sees(youth.t('talk.lost'));
  await seen('line-lost');
  youth.network.restore();
  await youth.seesNot(youth.t('talk.lost'));

  const other = await youth.tab.context.newPage();
  await other.bringToFront();
  await youth.page.bringToFront();
  await other.close();
  await youth.waitFor(youth.t('cover.heading'), 'heading');
  expect(await youth.read()).not.toContain(answer);
  await seen('cover');
  await youth.press(youth.t('cover.continue'));
  await youth.sees(answer);

  await counsellor.end();
  await youth.waitFor(youth.t('ended.counsellor'), 'heading');
  await seen('ended');
});

async function openAndClose(youth: Youth, open: string, close: string, look: () => Promise<void>): Promise<void> {
  await youth.press(youth.t(open));
  await youth.waitFor(youth.t(close), 'button');
  await look();
  await youth.press(youth.t(close));
}
