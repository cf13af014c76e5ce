import { noticeTold as noticeToldSchema } from '@dorren/shared/protocol/notice.ts';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { editionOf, noticeBody, noticeText, routineBody } from '../testing/texts.ts';
import { currentNotices, type NoticeEdition, noticeEdition, noticeTold } from './notices.ts';

const TEXTS = [noticeText('sv'), noticeText('sv', 'easy'), noticeText('so')];
const known = (changes: Parameters<typeof noticeBody>[0] = {}): NoticeEdition => {
  const edition = noticeEdition(editionOf({ body: noticeBody({ texts: TEXTS, ...changes }) }));
  if (edition === null) throw new Error('no notice');
  return edition;
};
const told = (asked: Parameters<typeof noticeTold>[1], changes = {}) =>
  v.parse(noticeToldSchema, noticeTold(known(changes), asked));

describe('what a youth is told', () => {
  it('V6: is in the language asked for, with what is easier to read', () => {
    expect(told('sv')).toEqual({
      ...{ notice: 'main', version: '2026-11.1', publishedAt: 1_000, draft: true, asked: 'sv', language: 'sv' },
      ...{ standard: TEXTS[0], easy: TEXTS[1], languages: ['sv', 'so'] },
    });
    expect(told('so')).toMatchObject({ asked: 'so', language: 'so', standard: TEXTS[2], easy: null });
  });

  it('V6: is in Swedish where it is not there otherwise, and says so', () => {
    expect(told('ti')).toMatchObject({ asked: 'ti', language: 'sv', standard: TEXTS[0], easy: TEXTS[1] });
  });

  it('is a draft until the lawyer has confirmed it', () => {
    expect(told('sv', { lawyerConfirmed: true }).draft).toBe(false);
  });
});

describe('what can be acknowledged', () => {
  it('N1: is each text of each notice in force', () => {
    const { door, inForce } = currentNotices('main', [known()]);
    expect(door).toBe('main');
    expect(inForce.main).toEqual({ version: '2026-11.1', texts: new Set(['sv standard', 'sv easy', 'so standard']) });
  });

  it('N1: is nothing that every object has', () => {
    expect(currentNotices('main', []).inForce.constructor).toBeUndefined();
  });

  it('is no routine', () => {
    expect(noticeEdition(editionOf({ series: 'routine', body: routineBody() }))).toBeNull();
  });
});
