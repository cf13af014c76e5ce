/** Trying out the quick exit on the first page, where nothing can be lost. Takes the page's place meanwhile, and gives it back as it was. */
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { h, render } from 'preact';
import type { Way } from '../page/quick-exit.ts';
import { loadStyle } from '../page/style.ts';
import { loadWords } from '../page/words.ts';
import practiceStyle from '../styles/practice.css?url';
import { PracticePanel, type PracticeWords } from './practice-panel.tsx';

const CATALOGUES = {
  sv: () => import('virtual:catalogue/sv/practice'),
  en: () => import('virtual:catalogue/en/practice'),
  ar: () => import('virtual:catalogue/ar/practice'),
} as const satisfies Record<PageLanguage, unknown>;

interface PracticeParts {
  /** The page, whose place it takes. */
  page: HTMLElement;
  /** Where the quick exit leads. */
  address: string;
  /** Asked when all is here: whether nothing has happened since, and one is still where nothing can be lost. */
  isStillWanted(): boolean;
  /** Called when the page is back. `advice`: how to remove the address is asked for. */
  over(advice: boolean): void;
}

export interface Practice {
  /** False: it was meant, because somebody has just tried it and does it again. */
  takes(way: Way): boolean;
}

/**
 * @returns null if it has come too late
 * @throws if what it says cannot be had
 */
export async function startPractice({ page, address, isStillWanted, over }: PracticeParts): Promise<Practice | null> {
  const { lang } = document.documentElement;
  const language = PAGE_LANGUAGES.find((known) => known === lang) ?? 'sv';
  const [words, { default: own }] = await Promise.all([
    loadWords(language),
    CATALOGUES[language](),
    loadStyle(practiceStyle),
  ]);
  if (!isStillWanted()) return null;
  const said: PracticeWords = { ...words, ...own };
  const place = document.createElement('div');
  place.id = page.id;
  const done = new Set<Way>();
  let shown: Way | null = null;

  const show = (way: Way | null): void => {
    shown = way;
    const panel = { words: said, host: new URL(address).host, touch: navigator.maxTouchPoints > 0, done, shown };
    render(h(PracticePanel, { ...panel, goOn: () => show(null), over: end }), place);
    scrollTo(0, 0);
    place.querySelector('h1')?.focus({ preventScroll: true });
  };
  const end = (advice: boolean): void => {
    render(null, place);
    place.replaceWith(page);
    over(advice);
  };

  page.replaceWith(place);
  show(null);
  return {
    takes(way) {
      if (shown !== null) return false;
      done.add(way);
      show(way);
      return true;
    },
  };
}
