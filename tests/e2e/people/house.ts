/** The centre that most tests share, and whoever is in it during one test. */
import type { Browser } from 'puppeteer-core';
import {
  type BrowserName,
  browser,
  LAPTOP,
  openTab,
  PHONE,
  type Tab,
  type TabOptions,
  type Viewport,
} from '../../fixtures/browsers.ts';
import { type Centre, openCentre, type PersonName } from '../../fixtures/centre.ts';
import { openNetwork } from '../../fixtures/network.ts';
import type { Settings } from '../../fixtures/stack.ts';
import { watch } from '../../fixtures/watch.ts';
import { Counsellor, StaffScreen } from './counsellor.ts';
import type { Seat } from './screen.ts';
import { Youth } from './youth.ts';

export type CounsellorName = 'a' | 'b' | 'c';

export class House {
  readonly centre: Centre;
  readonly people: Centre['people'];
  #seats: Seat[] = [];
  /** Counsellors who stay on duty from one test to the next: signing in is slow on purpose. */
  readonly #desks = new Map<CounsellorName, Counsellor>();

  constructor(centre: Centre) {
    this.centre = centre;
    this.people = centre.people;
  }

  /** A tab with a network of its own, nothing loaded yet. */
  async seat(browserName: BrowserName, viewport: Viewport, options: TabOptions = {}): Promise<Seat> {
    return this.seatIn(await browser(browserName), browserName, viewport, options);
  }

  /** The same in a browser that the test has started itself. */
  async seatIn(own: Browser, browserName: BrowserName, viewport: Viewport, options: TabOptions = {}): Promise<Seat> {
    const network = await openNetwork(this.centre.stack.port);
    const tab = await openTab(own, browserName, viewport, options);
    const seat = { tab, network, watched: await watch(tab.page, network) };
    this.#seats.push(seat);
    return seat;
  }

  /** A youth in front of the door. */
  async youth(browserName: BrowserName, viewport = PHONE): Promise<Youth> {
    const youth = new Youth(await this.seat(browserName, viewport));
    await youth.open();
    return youth;
  }

  /** Somebody of the staff, signed in. */
  async staff(name: PersonName, browserName: BrowserName, viewport = LAPTOP): Promise<StaffScreen> {
    const screen = new StaffScreen(await this.seat(browserName, viewport));
    await screen.enter(this.people[name]);
    return screen;
  }

  /** A counsellor on duty, with nobody in conversation. */
  async onDuty(name: CounsellorName, browserName: BrowserName, capacity = 2): Promise<Counsellor> {
    const known = this.#desks.get(name);
    if (known?.tab.browserName === browserName) return known;
    if (known) await leave(known);
    const counsellor = new Counsellor(await this.seat(browserName, LAPTOP));
    this.#seats.pop();
    this.#desks.set(name, counsellor);
    await counsellor.enter(this.people[name]);
    await counsellor.goOnDuty(capacity);
    return counsellor;
  }

  /** Sends the counsellors home who stayed on duty. */
  async goHome(): Promise<void> {
    for (const desk of this.#desks.values()) await leave(desk);
    this.#desks.clear();
  }

  /** Closes every tab but those of counsellors who can go on, the last comer's first. */
  async leaveAll(): Promise<void> {
    for (const { tab } of this.#seats.toReversed()) await closed(tab);
    for (const [name, desk] of this.#desks) {
      const goesOn = !desk.page.isClosed() && desk.network.cuts() === 0;
      if (goesOn && (await tidied(desk))) continue;
      await leave(desk);
      this.#desks.delete(name);
    }
    // Not before: a page's farewell may still be on its way.
    for (const { network } of this.#seats) await network.close();
    this.#seats = [];
  }
}

async function tidied(desk: Counsellor): Promise<boolean> {
  try {
    await desk.tidy();
    return true;
  } catch {
    return false;
  }
}

async function leave({ tab, network }: Seat): Promise<void> {
  await closed(tab);
  await network.close();
}

/** A test may have closed it already, or killed its browser. */
async function closed(tab: Tab): Promise<void> {
  await tab.close().catch(() => undefined);
}

const houses = new Map<string, Promise<House>>();

/** The house with these settings, opened at its first use and shared from then on. One that could not be opened fails that one test. */
export function house(settings: Settings = {}): Promise<House> {
  const key = JSON.stringify(settings);
  const known = houses.get(key) ?? openCentre(settings).then((centre) => new House(centre));
  houses.set(key, known);
  known.catch(() => houses.delete(key));
  return known;
}

/** A house where nobody is waited for long: for those who vanish. */
export const IMPATIENT: Settings = {
  COUNSELLOR_GRACE_MS: '1500',
  YOUTH_GRACE_MS: '3000',
  WAITING_GRACE_MS: '3000',
  SWEEP_MS: '100',
  SUPERVISION_INTERVAL_MS: '200',
};
