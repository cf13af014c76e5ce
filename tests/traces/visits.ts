/** A whole visit by keyboard, on either page: from the address typed to a draft that is never sent. */
import { MUNICIPALITIES, type MunicipalityCode, TOPICS } from '@dorren/shared/protocol/values.ts';
import type { Desk } from './desk.ts';
import type { Browser } from './device/browser.ts';
import type { Screen } from './device/screen.ts';
import type { NaiveSite } from './naive/site.ts';
import { type CellWords, hostName } from './planted.ts';

export interface Visitor {
  browser: Browser;
  screen: Screen;
  words: CellWords;
}

/** Municipalities whose name is one long word that only the page would write. */
export const PLACES = (Object.entries(MUNICIPALITIES) as [MunicipalityCode, string][]).filter(
  ([code, name]) => code !== '0180' && /^[A-Za-z]{7,}$/.test(name),
);

const tabs = (count: number): string[] => Array.from({ length: count }, () => 'Tab');

/**
 * Before the first button: the way out and three languages. From it to the directory: the emergency number. Before the field: two
 * buttons and what has been said.
 */
const BEFORE_BEGIN = 4;
const BEGIN_TO_DIRECTORY = 2;
const BEFORE_FIELD = 3;

const productAddress = ({ host, query, fragment }: CellWords): string =>
  `https://${hostName(host)}/?${query}#${fragment}`;
const naiveAddress = ({ host, path, query, fragment }: CellWords): string =>
  `https://${hostName(host)}/${path}?${query}#${fragment}`;

/** `steps`: of the notice. */
export async function visitProduct(
  { browser, screen, words }: Visitor,
  { desk, code, steps }: { desk: Desk; code: MunicipalityCode; steps: number },
): Promise<void> {
  await browser.goTo(productAddress(words));
  await screen.pressAndSee(...tabs(BEFORE_BEGIN + 1 + BEGIN_TO_DIRECTORY), 'Return');
  await screen.rests();
  await screen.press('Tab');
  await screen.type(words.sought);
  await screen.rests();
  // Back to the door, whose heading stands before its button.
  await screen.pressAndSee('shift+Tab', 'Return');
  await screen.pressAndSee('Tab', 'Return');
  await screen.rests();
  for (let step = 0; step < steps; step++) await screen.pressAndSee('Tab', 'Return');
  // The question about it: the first answer, and on.
  for (let press = 0; press < 2; press++) await screen.pressAndSee('Tab', 'Return');
  // Age and language: the choice before the last, which is the one that nothing is said.
  for (let question = 0; question < 2; question++) await screen.pressAndSee('Tab', 'Up', 'Tab', 'Return');
  await screen.pressAndSee('Tab', 'space', ...tabs(TOPICS.length), 'Return');
  await screen.press('Tab');
  await screen.type(words.choice.slice(0, 5).toLowerCase());
  await screen.rests();
  const meets = desk.talksWith(code);
  meets.catch(() => undefined);
  await screen.pressAndSee('Tab', 'Return');
  const id = await meets;
  await screen.rests(500);
  await screen.press(...tabs(BEFORE_FIELD + 1));
  await screen.type(words.sent.join(' '));
  await screen.press('Return');
  await desk.hears(id, words.sent.join(' '));
  await desk.says(id, words.received.join(' '));
  await screen.rests();
  await screen.type(words.draft.join(' '));
  await screen.rests();
}

export async function visitNaive({ browser, screen, words }: Visitor, site: NaiveSite): Promise<void> {
  await browser.goTo(naiveAddress(words));
  await screen.type(`${words.choice} ${words.sought}`);
  await screen.pressAndSee('Return');
  const heard = site.hears(words.sent.join(' '));
  await screen.type(words.sent.join(' '));
  await screen.pressAndSee('Return');
  await heard;
  await screen.type(words.draft.join(' '));
  await screen.rests();
}
