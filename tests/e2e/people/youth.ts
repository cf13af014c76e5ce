/** A youth at the page, from the door to the end. */
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { expect } from 'vitest';
import { type Line, Screen, type Seat } from './screen.ts';

export class Youth extends Screen {
  constructor(seat: Seat) {
    super(seat, 'web-client');
  }

  async open(): Promise<void> {
    await this.page.goto(`${this.network.origin}/`);
    await this.waitFor(this.t('start.heading'), 'heading');
  }

  /** Reads the door's notice to its end, acknowledges it, and skips the question about it. */
  async readNotice(): Promise<void> {
    await this.press(this.t('start.begin'));
    await this.readOn();
    await this.press(this.t('notice.skip'));
    await this.waitFor(this.t('question.age'), 'heading');
  }

  /** Reads the notice that is shown to its end, from wherever one is in it, and acknowledges it. */
  async readOn(): Promise<void> {
    for (;;) {
      await this.waitForNotice();
      if (await this.has(this.t('notice.acknowledge'), 'button')) break;
      const before = await this.view.$eval('.notice-text h1', (heading) => heading.textContent);
      await this.press(this.t('notice.forward'));
      await expect
        .poll(() => this.view.$$eval('.notice-text h1', (headings) => headings.at(-1)?.textContent))
        .not.toBe(before);
    }
    await this.press(this.t('notice.acknowledge'));
  }

  /** Has the notice that is shown in another language. */
  async readIn(language: ConversationLanguage): Promise<void> {
    await this.view.locator('.reading-languages summary').click();
    await this.press(this.t(`notice.endonym.${language}`));
    await this.view.locator(`.notice-text[lang="${language}"]`).wait();
  }

  async waitForNotice(): Promise<void> {
    await this.view.locator('.notice-text h1').wait();
  }

  /** Chooses these answers to the question that is asked, and goes on. */
  async answer(question: 'age' | 'language' | 'topics', ...answers: string[]): Promise<void> {
    const prefix = question === 'topics' ? 'topic' : question;
    for (const answer of answers)
      await this.choose(this.t(`${prefix}.${answer}`), question === 'topics' ? 'checkbox' : 'radio');
    await this.press(this.t('notice.forward'));
  }

  /** Chooses a municipality by its code. */
  async live(code: string): Promise<void> {
    await this.view.locator('select').wait();
    await this.view.select('select', code);
  }

  /** From the door into the queue, with every question skipped. */
  async comeIn(): Promise<void> {
    await this.readNotice();
    await this.press(this.t('question.skipAll'));
    await this.waits();
  }

  /** Chooses the plain line for this visit, where each message is one of its own, as it is said. */
  async chooseLessData(): Promise<void> {
    await this.press(this.t('safety.open'));
    await this.view.locator('[data-advice="steady"] summary').click();
    await this.choose(this.t('safety.steady.off'), 'radio');
    await this.press(this.t('question.back'));
    await this.waitFor(this.t('start.heading'), 'heading');
  }

  async waits(): Promise<void> {
    await this.waitFor(this.t('queue.heading'), 'heading');
  }

  /** Somebody trusted is there, and one can write. */
  async talks(): Promise<void> {
    await this.waitFor(this.t('talk.input'), 'textbox');
  }

  async say(text: string): Promise<void> {
    await this.write(this.t('talk.input'), text);
    await this.press(this.t('talk.send'));
  }

  /** What has been said, as it stands on the page, oldest first. */
  lines(): Promise<Line[]> {
    return this.view.evaluate(() =>
      [...document.querySelectorAll('.message')].map((message) => ({
        from: message.classList.contains('mine') ? 'youth' : 'counsellor',
        text: message.querySelector('.bubble')?.textContent ?? '',
        mark: /icon-(\w+)/.exec(message.querySelector('.mark .icon')?.getAttribute('class') ?? '')?.[1] ?? null,
      })),
    );
  }

  /** The page says which counsellor it is, and that the centre has vouched for them. */
  async talksWith(nameShown: string): Promise<void> {
    await this.talks();
    await this.waitFor(nameShown, 'heading');
    await this.sees(this.t('talk.checked'));
  }

  async leave(): Promise<void> {
    await this.press(this.t('talk.end'));
    await this.press(this.t('leave.yes'));
  }

  async leaveQueue(): Promise<void> {
    await this.press(this.t('queue.leave'));
    await this.press(this.t('leave.queueYes'));
  }

  /** The page's one heading, which has the focus whenever the screen changes. */
  async heading(): Promise<string> {
    await expect.poll(() => this.view.evaluate(() => document.activeElement?.tagName ?? '')).toBe('H1');
    return this.view.evaluate(() => document.activeElement?.textContent ?? '');
  }

  /** Texts with the name that stands above each; one's own have none. */
  said(): Promise<{ author: string | null; text: string }[]> {
    return this.view.evaluate(() =>
      [...document.querySelectorAll('.message')].map((message) => ({
        author: message.querySelector('.author')?.textContent ?? null,
        text: message.querySelector('.bubble')?.textContent ?? '',
      })),
    );
  }

  /** The cards that were given, as they read. */
  cards(): Promise<string[]> {
    return this.view.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.given')].map((card) => card.innerText),
    );
  }

  /** Writes into a field of a form, whose label has a hint if it is a long one. */
  async fillIn(field: 'name' | 'school' | 'reach' | 'notThrough', text: string): Promise<void> {
    const hint = field === 'reach' || field === 'notThrough' ? this.t(`form.${field}Hint`) : '';
    await this.write(this.t(`form.${field}`) + hint, text);
  }

  /** Opens what is proposed. */
  async readProposal(): Promise<void> {
    await this.press(this.t('proposal.read'));
    await this.waitFor(this.t('proposal.notYet'), 'button');
  }

  /** Takes a line out of what would be passed on. */
  async strike(line: string): Promise<void> {
    await this.choose(line, 'checkbox');
  }
}
