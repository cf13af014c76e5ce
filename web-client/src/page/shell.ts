/** Holds the page's state, carries out effects, draws. The only place where time passes. */

import type { Messages } from 'virtual:catalogue/sv';
import type { YouthContent } from '@dorren/shared/protocol/content.ts';
import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage, PageLanguage } from '@dorren/shared/protocol/values.ts';
import { h, render } from 'preact';
import type { YouthActions, YouthState } from '../client/state.ts';
import type { Places } from '../directory/places.ts';
import type { FrontParts } from '../views/front-parts.ts';
import { Page } from '../views/page.tsx';
import type { FindParts, InsideParts, SafetyParts } from '../views/page-props.ts';
import type { ReaderParts } from '../views/props.ts';
import { forget, keepOpenForms, noDraft } from './draft.ts';
import { next } from './page-machine.ts';
import { type DoorSign, type Effect, firstSight, type PageEvent, type PageState, screenOf } from './page-state.ts';

/** `hint`: the network may have changed. */
type Client = YouthActions & { hint(): void; close(): void };

/** All that the page needs from outside. */
export interface Surroundings {
  root: HTMLElement;
  exitLink: HTMLElement;
  loadWords(language: PageLanguage): Promise<Messages>;
  loadFront(language: PageLanguage): Promise<FrontParts>;
  loadInside(language: PageLanguage): Promise<InsideParts>;
  loadContent(language: PageLanguage): Promise<YouthContent>;
  loadFind(language: PageLanguage): Promise<FindParts>;
  loadPlaces(): Promise<Places>;
  loadSafety(language: PageLanguage): Promise<SafetyParts>;
  loadReader(language: PageLanguage): Promise<ReaderParts>;
  /** What is said when a notice is not there in the language asked for. */
  loadMissing(language: PageLanguage): Promise<ReaderParts['missing']>;
  loadPictograms(): Promise<ReaderParts['Pictogram']>;
  loadNotice(language: ConversationLanguage, notice: string | null): Promise<NoticeTold>;
  /** Calls back with where the client stands, and with all that comes of it. */
  startClient(content: YouthContent, changed: (youth: YouthState) => void): Promise<Client>;
  /** The page is in this language from now on. */
  speaks(language: PageLanguage): void;
  /** Whether what the network shows is to be the same whatever one does. */
  setSteady(steady: boolean): void;
  exit(): void;
  restart(): void;
}

export interface Shell {
  send(event: PageEvent): void;
  /** The page is in view again. */
  shown(): void;
  /** First sight is drawn, and no visit has begun. */
  isAtFirst(): boolean;
  /** Whether it is covered as soon as its window loses the focus. */
  coversAtOnce(): boolean;
  /** Ends the visit and forgets it, synchronously. */
  leave(): void;
  /** Lets go of what was drawn of it, and of what that was drawn from. */
  forget(): void;
  exitAddress(): string;
}

const DIRECTIONS = { sv: 'ltr', en: 'ltr', ar: 'rtl' } as const satisfies Record<PageLanguage, string>;

const isOver = ({ step, youth }: PageState): boolean => step.at === 'left' || youth.visit.phase === 'ended';

export function startShell(
  around: Surroundings,
  content: YouthContent,
  door: DoorSign,
  firstWords: Messages,
  /** What is drawn at once, unless one goes in at once. */
  firstSightParts: FrontParts | null = null,
): Shell {
  let state: PageState = firstSight(content, door);
  let words = firstWords;
  let front = firstSightParts;
  let inside: InsideParts | null = null;
  let loadingFront = false;
  let loadingInside = false;
  let reader: ReaderParts | null = null;
  let find: FindParts | null = null;
  let places: Places | null = null;
  let safety: SafetyParts | null = null;
  /** Where one was when the page was covered. */
  let left: { screen: string; top: number; focus: Element | null } | null = null;
  let starting: Promise<void> | null = null;
  let client: Client | null = null;
  let gone = false;
  const draft = noDraft();

  const send = (event: PageEvent): void => {
    if (gone) return;
    const before = screenOf(state);
    const change = next(state, event);
    state = change.state;
    if (isOver(state)) forget(draft);
    else keepOpenForms(draft, state.youth.visit);
    for (const effect of change.effects) carryOut(effect);
    if (state.step.at === 'start') void prepareFront();
    if (state.covered && before !== 'cover') left = { screen: before, top: scrollY, focus: document.activeElement };
    draw(before);
    if (before === 'cover' && !state.covered) goOn(event.on === 'focus-back');
  };

  const draw = (before: string | null): void => {
    if (gone) return;
    render(
      h(Page, {
        state,
        words,
        front,
        inside,
        reader,
        find,
        places,
        safety,
        now: Date.now(),
        send,
        exit: around.exit,
        say: (text) => client?.send(text) ?? false,
        writing: () => client?.writing(),
        fillIn: (ask, answers) => client?.fillIn(ask, answers) ?? false,
        answer: (offer, answer, keep, notice) => client?.answer(offer, answer, keep, notice),
        draft,
      }),
      around.root,
    );
    if (before !== null && before !== screenOf(state)) toHeading();
  };

  /** From where one was; after a glance elsewhere also in the field that one wrote in. */
  const goOn = (glanced: boolean): void => {
    if (left?.screen === screenOf(state)) {
      scrollTo(0, left.top);
      if (glanced && left.focus instanceof HTMLElement) left.focus.focus({ preventScroll: true });
    }
    left = null;
  };

  /** A new screen begins at its heading, for eye, keyboard and screen reader. */
  const toHeading = (): void => {
    scrollTo(0, 0);
    // In a frame it would be taken from the page around, while somebody writes there.
    if (top !== self && !document.hasFocus()) return;
    const headings = around.root.querySelectorAll<HTMLElement>('h1');
    [...headings].find((heading) => heading.closest('[hidden]') === null)?.focus({ preventScroll: true });
  };

  const carryOut = (effect: Effect): void => {
    switch (effect.do) {
      case 'connect':
        withClient((actions) => actions.connect());
        void prepareFront();
        void prepareInside();
        break;
      case 'join':
        withClient((actions) => actions.join({ notice: effect.notice, profile: effect.profile }));
        void prepareInside();
        break;
      case 'leave':
        client?.leave();
        break;
      case 'steady':
        around.setSteady(effect.steady);
        break;
      case 'load':
        void load(effect.language);
        break;
      case 'load-notice':
        void loadNotice(effect.language, effect.notice);
        break;
      case 'decline':
        client?.decline();
        break;
      case 'load-directory':
        void prepareDirectory();
        break;
      case 'load-safety':
        void prepareSafety();
        break;
      case 'restart':
        around.restart();
        break;
    }
  };

  const withClient = (then: (actions: Client) => void): void => {
    starting ??= around
      .startClient(state.content, (youth) => {
        send({ on: 'youth', youth });
        void prepareInside();
      })
      .then((actions) => {
        client = actions;
        if (gone) actions.close();
      });
    starting.then(
      () => {
        if (client && !gone) then(client);
      },
      () => {
        // The next try starts it anew.
        starting = null;
        send({ on: 'client-failed' });
      },
    );
  };

  /** To go back to. What fails is tried again with the next thing that happens there. */
  const prepareFront = async (): Promise<void> => {
    const { language } = state;
    if (front?.language === language || loadingFront) return;
    loadingFront = true;
    const parts = await around.loadFront(language).catch(() => null);
    if (parts?.language === state.language) front = parts;
    loadingFront = false;
    draw(null);
  };

  /** In the background, while one reads. What fails is tried again with the next thing that happens. */
  const prepareInside = async (): Promise<void> => {
    if (inside || loadingInside) return;
    loadingInside = true;
    try {
      const { language } = state;
      const parts = await around.loadInside(language);
      if (language === state.language) inside = parts;
    } catch {
      // The page says that it is opening until this has come.
    }
    loadingInside = false;
    draw(null);
  };

  /** With what it is read with, which comes once. */
  const loadNotice = async (language: ConversationLanguage, notice: string | null): Promise<void> => {
    try {
      const [told] = await Promise.all([around.loadNotice(language, notice), prepareReader()]);
      if (told.language !== told.asked) await prepareMissing();
      if (told.easy !== null) void preparePictograms();
      send({ on: 'notice', notice, told });
    } catch {
      send({ on: 'notice-failed', notice, language });
    }
  };

  const prepareReader = async (): Promise<void> => {
    const { language } = state;
    if (reader?.language === language) return;
    reader = await around.loadReader(language);
    if (reader.language !== state.language) await prepareReader();
  };

  const prepareMissing = async (): Promise<void> => {
    const { language } = state;
    const missing = reader?.missing ?? (await around.loadMissing(language));
    if (reader) reader = { ...reader, missing };
  };

  /** In the background: the text says all that they do. */
  const preparePictograms = async (): Promise<void> => {
    const Pictogram = reader?.Pictogram ?? (await around.loadPictograms().catch(() => null));
    if (reader) reader = { ...reader, Pictogram };
    draw(null);
  };

  /** Fetched once; its words again when another language has been chosen. */
  const prepareDirectory = async (): Promise<void> => {
    try {
      const { language } = state;
      [places] = await Promise.all([places ?? around.loadPlaces(), prepareFind(language)]);
      if (find?.language === state.language) send({ on: 'directory', is: 'ready' });
      else await prepareDirectory();
    } catch {
      send({ on: 'directory', is: 'failed' });
    }
  };

  /** Also if there is nothing to look through with it: it says so. */
  const prepareFind = async (language: PageLanguage): Promise<void> => {
    const parts = await around.loadFind(language);
    const isFirst = find === null;
    find = parts;
    draw(null);
    if (isFirst && state.panel === 'directory') toHeading();
  };

  const prepareSafety = async (): Promise<void> => {
    try {
      const isFirst = safety === null;
      safety = await around.loadSafety(state.language);
      if (safety.language !== state.language) return prepareSafety();
      send({ on: 'safety', is: 'ready' });
      if (isFirst && state.panel === 'safety') toHeading();
    } catch {
      send({ on: 'safety', is: 'failed' });
    }
  };

  const load = async (language: PageLanguage): Promise<void> => {
    try {
      const [translated, first, content, parts, read] = await Promise.all([
        around.loadWords(language),
        around.loadFront(language),
        around.loadContent(language),
        inside === null ? null : around.loadInside(language),
        reader === null ? null : around.loadReader(language),
      ]);
      const before = state;
      send({ on: 'content', language, content });
      if (before === state) return;
      words = translated;
      front = first;
      inside = parts;
      reader = read;
      inLanguage(language);
    } catch {
      send({ on: 'language-failed' });
    }
  };

  const inLanguage = (language: PageLanguage): void => {
    document.documentElement.lang = language;
    document.documentElement.dir = DIRECTIONS[language];
    around.exitLink.textContent = words['exit.leave']();
    around.exitLink.title = words['exit.shift']();
    around.exitLink.dataset.left = words['exit.left']();
    around.exitLink.dataset.stay = words['exit.stay']();
    around.speaks(language);
    if (find) void prepareDirectory();
    if (safety) void prepareSafety();
    draw(null);
  };

  around.root.replaceChildren();
  draw(null);
  toHeading();
  // There is one already, while the line is a steady one.
  withClient(() => undefined);
  return {
    send,
    shown: () => client?.hint(),
    isAtFirst: () => screenOf(state) === 'start' && state.youth.visit.phase === 'outside',
    coversAtOnce: () => state.coverWhen === 'at-once',
    leave() {
      gone = true;
      forget(draft);
      client?.close();
    },
    forget() {
      state = firstSight(state.content, state.door);
      left = null;
      render(null, around.root);
    },
    exitAddress: () => state.content.exitAddress,
  };
}
