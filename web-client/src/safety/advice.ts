/** What the advice says, in order: which messages stand together, and what is drawn beside them. */
import type { SafetyMessages } from 'virtual:catalogue/sv/safety';
import type { DrawingName } from './drawings.tsx';

/** A message that needs nothing filled in. */
export type Line = {
  [Key in keyof SafetyMessages]: SafetyMessages[Key] extends () => string ? Key : never;
}[keyof SafetyMessages];

export interface List {
  heading: Line | null;
  lines: readonly Line[];
  /** Rather not: marked otherwise than what one does. */
  rather: 'do' | 'wait';
}

export interface Section {
  picture: DrawingName;
  heading: Line;
  before: readonly Line[];
  lists: readonly List[];
  after: readonly Line[];
}

const todo = (...lines: Line[]): List => ({ heading: null, lines, rather: 'do' });

export const SECTIONS: readonly Section[] = [
  {
    picture: 'watched',
    heading: 'safety.watched.heading',
    before: ['safety.watched.text'],
    lists: [
      todo('safety.watched.sign1', 'safety.watched.sign2', 'safety.watched.sign3', 'safety.watched.sign4'),
      {
        heading: 'safety.watched.do',
        lines: ['safety.watched.do1', 'safety.watched.do2', 'safety.watched.do3'],
        rather: 'do',
      },
      {
        heading: 'safety.watched.wait',
        lines: ['safety.watched.wait1', 'safety.watched.wait2', 'safety.watched.wait3'],
        rather: 'wait',
      },
    ],
    after: ['safety.watched.trust'],
  },
  {
    picture: 'private',
    heading: 'safety.private.heading',
    before: ['safety.private.text'],
    lists: [
      todo(
        'safety.private.chrome',
        'safety.private.safari',
        'safety.private.firefox',
        'safety.private.samsung',
        'safety.private.computer',
      ),
    ],
    after: ['safety.private.after', 'safety.private.missing', 'safety.private.not'],
  },
  {
    picture: 'borrowed',
    heading: 'safety.borrowed.heading',
    before: [],
    lists: [todo('safety.borrowed.1', 'safety.borrowed.2', 'safety.borrowed.3', 'safety.borrowed.4')],
    after: [],
  },
  {
    picture: 'library',
    heading: 'safety.library.heading',
    before: [],
    lists: [todo('safety.library.1', 'safety.library.2', 'safety.library.3', 'safety.library.4', 'safety.library.5')],
    after: [],
  },
  {
    picture: 'network',
    heading: 'safety.network.heading',
    before: [],
    lists: [todo('safety.network.1', 'safety.network.2', 'safety.network.3', 'safety.network.4', 'safety.network.5')],
    after: [],
  },
];

/** The drawings that have words of their own. */
type Pictured = {
  [Name in DrawingName]: `safety.picture.${Name}` extends keyof SafetyMessages ? Name : never;
}[DrawingName];

/** A step in a browser, with the place on its screen where one presses. */
export interface Step {
  line: Line;
  shows: Pictured | readonly [hold: string, press: string] | null;
}

export interface BrowserSteps {
  name: Line;
  steps: readonly Step[];
}

const step = (line: Line, shows: Step['shows']): Step => ({ line, shows });

/** Where each came from, and when it was looked up: docs/discreet-page.md. */
export const BROWSERS: readonly BrowserSteps[] = [
  {
    name: 'safety.history.chrome',
    steps: [
      step('safety.history.chrome1', 'dots-on-top'),
      step('safety.history.chrome2', 'clock-in-list'),
      step('safety.history.chrome3', 'cross-at-row'),
    ],
  },
  {
    name: 'safety.history.safari',
    steps: [
      step('safety.history.safari1', 'book-below'),
      step('safety.history.safari2', 'clock-in-list'),
      step('safety.history.safari3', 'drag-row'),
    ],
  },
  {
    name: 'safety.history.samsung',
    steps: [
      step('safety.history.samsung1', 'lines-below'),
      step('safety.history.samsung2', 'clock-in-list'),
      step('safety.history.samsung3', 'hold-row'),
    ],
  },
  {
    name: 'safety.history.firefox',
    steps: [
      step('safety.history.firefox1', 'dots-on-top'),
      step('safety.history.firefox2', 'clock-in-list'),
      step('safety.history.firefox3', 'dots-at-row'),
    ],
  },
  {
    name: 'safety.history.computer',
    steps: [
      step('safety.history.computer1', ['Ctrl', 'H']),
      step('safety.history.computer2', 'dots-at-row'),
      step('safety.history.computer3', 'cross-at-row'),
      step('safety.history.computer4', null),
    ],
  },
];
