import { readFileSync } from 'node:fs';
import MessageFormat from '@messageformat/core/messageformat.js';
import * as v from 'valibot';

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The lines on the terminal, from `server/messages` (ICU MessageFormat). Throws if a key is not there. */
export function terminalMessages(language: 'sv' | 'en'): Say {
  const file = new URL(`../messages/${language}.json`, import.meta.url);
  const texts = v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(file, 'utf8')));
  const format = new MessageFormat(language);
  return (key, values = {}) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`no message ${key}`);
    return format.compile(text)(values);
  };
}
