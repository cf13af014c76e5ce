/** A youth at a frame on a partner's page. What is pressed and typed is real input to the tab, which leads it to the frame. */
import type { Frame } from 'puppeteer-core';
import { expect } from 'vitest';
import type { View } from './screen.ts';
import { Youth } from './youth.ts';

export class EmbeddedYouth extends Youth {
  #frame: Frame | null = null;

  /** Opens a page that has the door in a frame, and waits until the door is drawn there. */
  async openAt(address: string): Promise<void> {
    await this.page.goto(address);
    await this.findDoor();
    await this.view.waitForSelector('.threshold');
  }

  /** The frame of the page that is shown now. */
  async findDoor(): Promise<void> {
    const door = `${this.network.origin}/embedded`;
    await expect.poll(() => this.page.frames().some((frame) => frame.url() === door)).toBe(true);
    this.#frame = this.page.frames().find((frame) => frame.url() === door) ?? null;
  }

  override get view(): View {
    if (this.#frame === null) throw new Error('no frame yet');
    return this.#frame;
  }

  override async write(field: string, text: string): Promise<void> {
    await this.view.locator(`aria/${field}[role="textbox"]`).click();
    await this.page.keyboard.type(text);
  }

  /** Whether something can be pressed or written in, but for the way out. */
  isOpen(): Promise<boolean> {
    return this.view.$eval('#page', (page) => !(page as HTMLElement).inert);
  }

  async opens(): Promise<void> {
    await expect.poll(() => this.isOpen()).toBe(true);
  }

  async shuts(): Promise<void> {
    await expect.poll(() => this.isOpen()).toBe(false);
  }
}
