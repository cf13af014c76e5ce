/** A whole visit by keyboard, on either page: from the first button to a draft that is never sent. */
import { MUNICIPALITIES, type MunicipalityCode } from '@dorren/shared/protocol/values.ts';
import { words as wordsOf } from '../fixtures/words.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import type { OwnSite } from './own-site.ts';
import type { CellWords } from './planted.ts';

/** Municipalities whose name is one long word that only the page would write. */
export const PLACES = (Object.entries(MUNICIPALITIES) as [MunicipalityCode, string][]).filter(
  ([code, name]) => code !== '0180' && /^[A-Za-z]{7,}$/.test(name),
);

const t = wordsOf('web-client', 'sv');

export interface Visit {
  words: CellWords;
  desk: Desk;
  code: MunicipalityCode;
  /** Of the notice. */
  steps: number;
}

/** From the first page on. */
export async function visitProduct(hand: Hand, { words, desk, code, steps }: Visit): Promise<void> {
  const press = async (name: string, back?: 'back') => {
    await hand.to(name, back);
    await hand.enter();
  };
  const write = async (name: string, text: string) => {
    await hand.to(name);
    await hand.type(text);
  };
  await press(t('directory.open'));
  await write(t('find.search'), words.sought);
  await press(t('question.back'), 'back');
  await press(t('start.begin'));
  for (let step = 1; step < steps; step++) await press(t('notice.forward'));
  await press(t('notice.acknowledge'));
  await press(words.answer);
  await press(t('notice.goOn'));
  // Age and language: the choice before the last, which is the one that nothing is said.
  for (let question = 0; question < 2; question++) {
    await hand.to(t('question.unsaid'));
    await hand.press('Up');
    await press(t('question.forward'));
  }
  await hand.to(t('topic.violence'));
  await hand.press('space');
  await press(t('question.forward'));
  await write(t('question.municipality'), words.choice.slice(0, 5).toLowerCase());
  const meets = desk.talksWith(code);
  meets.catch(() => undefined);
  await press(t('question.join'));
  const id = await meets;
  await hand.sees();
  await write(t('talk.input'), words.sent.join(' '));
  await hand.enter();
  await desk.hears(id, words.sent.join(' '));
  await desk.says(id, words.received.join(' '));
  await fillIn(hand, words, desk, id, press, write);
  await write(t('talk.input'), words.draft.join(' '));
  await hand.sees();
}

/** Both of the forms that a counsellor can ask for, and sends them. */
async function fillIn(
  hand: Hand,
  { who, contact }: CellWords,
  desk: Desk,
  id: string,
  press: (name: string, back?: 'back') => Promise<void>,
  write: (name: string, text: string) => Promise<void>,
): Promise<void> {
  await desk.asks(id, 'safe-contact');
  await hand.sees();
  await press(t('form.open'), 'back');
  await hand.to(t('form.way.school'));
  await hand.press('space');
  await write(t('form.when') + t('form.whenHint'), contact[0]);
  await write(t('form.notThrough') + t('form.notThroughHint'), contact[1]);
  await press(t('form.send'));
  await desk.isAnswered(id, 'safe-contact');
  await desk.asks(id, 'who');
  await hand.sees();
  await press(t('form.open'));
  await write(t('form.name'), who[0]);
  await write(t('form.school'), who[1]);
  await write(t('form.reach') + t('form.reachHint'), who[2]);
  await press(t('form.send'));
  await desk.isAnswered(id, 'who');
  await hand.sees();
}

/** By the buttons for it, to the ordinary page. */
export async function endProduct(hand: Hand): Promise<void> {
  await hand.to(t('talk.end'), 'back');
  await hand.enter();
  await hand.to(t('leave.yes'));
  await hand.enter();
  await hand.to(t('exit.plain'));
}

/** The naive page puts the focus where it is wanted. */
export async function visitNaive(hand: Hand, words: CellWords, site: OwnSite): Promise<void> {
  const { choice, sought, answer, who, contact, sent, draft } = words;
  await hand.type([choice, sought, answer, ...who, ...contact].join(' '));
  await hand.enter();
  const heard = site.hears(sent.join(' '));
  await hand.type(sent.join(' '));
  await hand.enter();
  await heard;
  await hand.type(draft.join(' '));
  await hand.sees();
}
