import { expect, it } from 'vitest';
import { noticeBody } from '../testing/texts.ts';
import { digestOf } from './digest.ts';

it('V3: is the same for the same text, however its fields came, and another for any other', () => {
  const body = noticeBody();
  if (body.kind !== 'notice') throw new Error('no notice');
  const { name, lawyerConfirmed, texts } = body.notice;
  const turned = { notice: { texts: texts.map((text) => turn(text)), lawyerConfirmed, name }, kind: 'notice' as const };
  expect(JSON.stringify(turned)).not.toBe(JSON.stringify(body));
  expect(digestOf(turned)).toBe(digestOf(body));
  expect(digestOf(body)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  const others = [
    noticeBody({ name: 'Annan' }),
    noticeBody({ lawyerConfirmed: true }),
    noticeBody({ texts: texts.map((text) => ({ ...text, legalReference: 'Lag ' + 'x' })) }),
    noticeBody({ texts: texts.map((text) => ({ ...text, reviewed: false })) }),
  ];
  expect(new Set([body, ...others].map(digestOf)).size).toBe(5);
});

function turn<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).reverse()) as T;
}
