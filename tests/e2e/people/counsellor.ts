/**
 * A counsellor at the console, from sign-in to the end of a conversation. Where no conversation's number is given, the
 * newest one on the screen is meant.
 */
import type { NotPossibleReason } from '@dorren/shared/protocol/reporting-duty.ts';
import { ROUTINE_STEPS, type RoutineStep } from '@dorren/shared/protocol/routine.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import type { ElementHandle, Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { ORGANISATION, type Person } from '../../fixtures/centre.ts';
import { type Line, PATIENCE, Screen, type Seat } from './screen.ts';

export class StaffScreen extends Screen {
  constructor(seat: Seat) {
    super(seat, 'staff-console');
  }

  /** Opens the console and signs in. */
  async enter({ username, passphrase, nameShown }: Person): Promise<void> {
    await this.page.goto(`${this.network.origin}/console/`);
    await this.signIn(username, passphrase);
    await this.waitFor(this.t('app.menu', { name: nameShown }), 'button');
  }

  /** One figure of the supervisor's board, by its catalogue key. */
  figure(key: string): Promise<string | null> {
    return this.page.evaluate(
      (name) =>
        [...document.querySelectorAll('.figure')]
          .find((figure) => figure.querySelector('dt')?.textContent === name)
          ?.querySelector('dd')?.textContent ?? null,
      this.t(key),
    );
  }

  /** The fingerprint of a key that is on the screen, as one would read it aloud. */
  async fingerprint(): Promise<string> {
    await this.page.locator('.key-fingerprint code').wait();
    return this.page.$eval('.key-fingerprint code', (code) => code.textContent);
  }

  /** The invitation's link, which is shown once. */
  async shownLink(): Promise<string> {
    await this.page.locator('.link-shown').wait();
    return this.page.$eval('.link-shown', (link) => link.textContent);
  }

  /** The states of all accounts in the list. */
  tags(): Promise<string[]> {
    return this.page.$$eval('.account .tag', (tags) => tags.map((tag) => tag.textContent));
  }

  async signIn(username: string, passphrase: string): Promise<void> {
    await this.write(this.t('field.username'), username);
    await this.write(this.t('field.passphrase'), passphrase);
    await this.press(this.t('signIn.submit'));
  }
}

export class Counsellor extends StaffScreen {
  /** Goes on duty with these languages beside those that stand chosen. */
  async goOnDuty(capacity: number, languages: readonly ConversationLanguage[] = []): Promise<void> {
    await this.waitFor(this.t('duty.goOn'), 'button');
    for (const language of languages) await this.choose(this.t(`language.${language}`), 'checkbox');
    await this.choose(String(capacity), 'radio');
    await this.press(this.t('duty.goOn'));
    await this.waitFor(this.t('queue.takeNext'), 'button');
  }

  /** Waits until somebody waits, and takes the first. */
  async takeNext(): Promise<void> {
    await this.press(this.t('queue.takeNext'));
  }

  /** The same, and again for as long as what the one waiting has acknowledged has not come there (SPEC N3). */
  async takeNextOnceReady(): Promise<void> {
    const before = await this.newest();
    const refused = this.t('code.notice-outdated');
    for (;;) {
      await this.takeNext();
      await expect
        .poll(async () => (await this.newest()) > before || (await this.news()).includes(refused), {
          timeout: PATIENCE,
        })
        .toBe(true);
      if ((await this.newest()) > before) return;
      await this.press(this.t('app.dismissNews'));
    }
  }

  /** Takes the one who stands first in the list. */
  async takeFirst(): Promise<void> {
    await this.press(this.t('queue.take'));
  }

  /** What stands at the page's foot: the newest thing that was refused or taken by somebody else. */
  news(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('.news')?.textContent ?? '');
  }

  /** Nobody whom this counsellor may take: says so. */
  async takeNextIsRefused(): Promise<void> {
    await this.takeNext();
    await this.sees(this.t('code.queue-empty'));
  }

  /** The highest number of a conversation on the screen; 0 for none. */
  newest(): Promise<number> {
    return this.page.evaluate(() =>
      Math.max(
        0,
        ...[...document.querySelectorAll('section.conversation h2')].map((h) => Number(/\d+/.exec(h.textContent)?.[0])),
      ),
    );
  }

  /** Number `number` of this tab is ready for texts: the youth's page trusts this counsellor. */
  async talks(number?: number): Promise<void> {
    await this.inPhase('talking', number);
  }

  async inPhase(
    phase: 'handshake' | 'talking' | 'interrupted' | 'ended' | 'distrusted',
    number?: number,
  ): Promise<void> {
    await expect.poll(() => this.phase(number), { timeout: 30_000 }).toBe(phase);
  }

  /** Three are in the room, and the line between the two counsellors holds. */
  async inRoom(): Promise<void> {
    await this.page.waitForSelector('.people-bar[data-whole]', { timeout: 30_000 });
  }

  /** Null when there is no such conversation on the screen. */
  async phase(number?: number): Promise<string | null> {
    return this.page.evaluate(
      (label) => document.querySelector(`section[aria-label="${label}"]`)?.getAttribute('data-phase') ?? null,
      this.t('conversation.name', { number: number ?? (await this.newest()) }),
    );
  }

  /** Writes a text and sends it with Enter. */
  async say(text: string, number?: number): Promise<void> {
    await this.write(this.t('composer.label', { number: number ?? (await this.newest()) }), text);
    await this.page.keyboard.press('Enter');
  }

  async lines(number?: number): Promise<Line[]> {
    return linesIn(this.page, this.t('conversation.log', { number: number ?? (await this.newest()) }));
  }

  /** Opens the referral panel of the one conversation, at one of its steps. */
  async refer(step: 'directory' | 'consultation' | 'join' | 'handover' | 'return' | 'contact'): Promise<void> {
    const open = await this.page.$('.referral');
    if (open === null) await this.press(this.t('referral.open'));
    if (!(await this.has(this.t(`referral.step.${step}`), 'button'))) await this.press(this.t('referral.back'));
    await this.press(this.t(`referral.step.${step}`));
  }

  /** Finds an entry of the directory by a word, and picks it. */
  async pickEntry(word: string, name: string): Promise<void> {
    await this.write(this.t('directory.search.label'), word);
    // By its name: the list is drawn anew while one types, and another that stood there a moment ago is gone.
    await this.page.locator(`.hit-button ::-p-text(${name})`).click();
  }

  async closeReferral(): Promise<void> {
    await this.press(this.t('referral.close'));
  }

  /** Asks the youth, with this summary, whether a colleague may take over or join. */
  async propose(mode: 'handover' | 'join', colleague: Person, summary: readonly string[] = []): Promise<void> {
    await this.refer(mode);
    await this.chooseColleague(colleague);
    for (const [index, line] of summary.entries()) {
      await this.press(this.t('summary.add'));
      await this.write(this.t('summary.line', { number: index + 1 }), line);
    }
    await this.press(this.t('handover.ask'));
  }

  async consult(colleague: Person): Promise<void> {
    await this.refer('consultation');
    await this.chooseColleague(colleague);
    await this.press(this.t('consultation.ask'));
  }

  async chooseColleague({ nameShown, organisation = ORGANISATION }: Person): Promise<void> {
    await this.choose(`${nameShown}, ${organisation}`, 'radio');
  }

  /** Answers what this colleague asks. */
  async answer(mode: 'handover' | 'join' | 'consultation', from: Person, accept: boolean): Promise<void> {
    await this.sees(this.t(`request.title.${mode}`, { name: from.nameShown }));
    await this.press(accept ? this.t(`request.accept.${mode}`) : this.t('request.decline'));
  }

  /** Writes to a colleague in a consultation. */
  async sayAside(colleague: Person, text: string): Promise<void> {
    await this.write(this.t('consultation.composer', { name: colleague.nameShown }), text);
    await this.page.keyboard.press('Enter');
  }

  /** Texts of a consultation. */
  async linesAside({ nameShown }: Person): Promise<Line[]> {
    return linesIn(this.page, this.t('consultation.log', { name: nameShown }));
  }

  /** Texts with the name that stands above each, where three are in the room. */
  said(number: number): Promise<{ author: string; text: string }[]> {
    return this.page.evaluate(
      (label) =>
        [...document.querySelectorAll(`[role="log"][aria-label="${label}"] .bubble:not(.card-given)`)].map(
          (bubble) => ({
            author: bubble.querySelector('span')?.textContent ?? '',
            text: bubble.querySelector('p')?.textContent ?? '',
          }),
        ),
      this.t('conversation.log', { number }),
    );
  }

  /** What is written and not sent; null when there is no text box. */
  draft(number: number): Promise<string | null> {
    return this.page.evaluate(
      (label) => document.querySelector<HTMLTextAreaElement>(`textarea[aria-label="${label}"]`)?.value ?? null,
      this.t('composer.label', { number }),
    );
  }

  /** Opens the panel of the reporting duty of the newest conversation. */
  async openDuty(): Promise<void> {
    // Its name also says where the duty stands.
    if ((await this.page.$('.duty-panel')) === null) await this.page.locator('.duty-button').click();
    await this.page.locator('.duty-panel').wait();
  }

  async dutyStep(step: RoutineStep): Promise<void> {
    await this.page.locator(`.duty-step:nth-of-type(${ROUTINE_STEPS.indexOf(step) + 1})`).click();
    await this.waitFor(this.t(`reporting.stepTitle.${step}`), 'heading');
  }

  async openConcern(): Promise<void> {
    await this.openDuty();
    await this.press(this.t('reporting.open'));
    await this.dutyStands('track.concern');
  }

  /** Where the duty stands, as the panel's head says it: the end of a message's key. */
  async dutyStands(
    where: `track.${'concern' | 'told' | 'reporting'}` | `state.${'reported' | 'not-possible'}`,
  ): Promise<void> {
    const here = () =>
      this.page.$$eval('.duty-track li[data-place="here"]', (places) => places.map((one) => one.textContent));
    await expect.poll(here, { timeout: 20_000 }).toEqual([this.t(`reporting.${where}`)]);
  }

  /** None lies over the page any more, not even one that is fading. */
  async seesNoDialog(): Promise<void> {
    await this.page.waitForFunction(() => document.querySelector('[role=dialog], [role=alertdialog]') === null);
  }

  /** Sends what is written in the panel: the conversation beside it has a button of the same name. */
  async sendFromPanel(): Promise<void> {
    await this.page.locator(`.duty-panel ::-p-aria([name="${this.t('composer.send')}"][role="button"])`).click();
  }

  /** States how it went, from wherever that is asked: a dialog lies over the panel. */
  async stateOutcome(outcome: 'reported' | NotPossibleReason): Promise<void> {
    const radio = await this.page.waitForFunction(
      (value) =>
        [...document.querySelectorAll<HTMLInputElement>(`.outcome-choice input[value="${value}"]`)].at(-1)?.labels?.[0],
      {},
      outcome,
    );
    const label = radio.asElement() as ElementHandle<HTMLElement> | null;
    await label?.click();
    const buttons = await this.page.$$('.outcome-choice button');
    await buttons.at(-1)?.click();
  }

  async end(): Promise<void> {
    await this.press(this.t('conversation.end'));
    await this.press(this.t('conversation.endNow'));
  }

  async dismiss(): Promise<void> {
    await this.press(this.t('conversation.dismiss'));
  }

  /** As it was before anybody came: waits for every conversation to be over, and takes it off the screen. */
  async tidy(): Promise<void> {
    for (let number = await this.newest(); number > 0; number = await this.newest()) {
      await expect.poll(() => this.phase(number)).toMatch(/ended|distrusted/);
      await this.dismiss();
      await expect.poll(() => this.phase(number)).toBeNull();
    }
    if (await this.has(this.t('app.dismissNews'), 'button')) await this.press(this.t('app.dismissNews'));
    await this.seesWaiting(0);
  }

  /** How many wait, as the queue's head says. */
  async seesWaiting(waiting: number): Promise<void> {
    await this.sees(this.t('queue.waiting', { waiting }));
  }
}

function linesIn(page: Page, log: string): Promise<Line[]> {
  return page.evaluate(
    (label) =>
      [...document.querySelectorAll(`[role="log"][aria-label="${label}"] .bubble:not(.card-given)`)].map((bubble) => ({
        from: bubble.getAttribute('data-from') ?? '',
        text: bubble.querySelector('p')?.textContent ?? '',
        mark: bubble.querySelector('[data-mark]')?.getAttribute('data-mark') ?? null,
      })),
    log,
  );
}
