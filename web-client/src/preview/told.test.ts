import { describe, expect, it } from 'vitest';
import { noticeTold } from '../page/testing.ts';
import { shownBy } from './told.ts';

const parent = { postMessage: () => undefined } as unknown as MessageEventSource;
const around = { origin: 'https://here.example', parent };
const told = noticeTold();
const message = {
  data: { t: 'preview', told, pageLanguage: 'ar', level: 'easy' },
  origin: around.origin,
  source: parent,
};

describe('what the preview is handed', () => {
  it('is a text, the language around it and a level, from the page around it', () => {
    expect(shownBy(message, around)).toEqual({ told, pageLanguage: 'ar', level: 'easy' });
  });

  it('is nothing that anybody else says, or that is something else', () => {
    const others = [
      { ...message, origin: 'https://elsewhere.example' },
      { ...message, source: null },
      { ...message, data: null },
      { ...message, data: 'preview' },
      { ...message, data: { ...message.data, t: 'ready' } },
      { ...message, data: { t: 'preview', pageLanguage: 'ar', level: 'easy' } },
      { ...message, data: { ...message.data, pageLanguage: 'ti' } },
      { ...message, data: { t: 'preview', told, pageLanguage: 'ar' } },
      { ...message, data: { ...message.data, level: 'hard' } },
    ];
    for (const other of others) expect(shownBy(other, around)).toBeNull();
  });
});
