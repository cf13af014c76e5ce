/** What opens at a press: from which story, and which buttons (or tabs, or menu items) lead there, by their messages. */
import type { StoryName } from './names.ts';

export interface Opened {
  name: string;
  story: StoryName;
  presses: readonly { message: string; values?: object }[];
}

export const press = (message: string, values?: object) => (values === undefined ? { message } : { message, values });
