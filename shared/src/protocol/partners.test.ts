import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { MOST_PARTNERS, partnerOrigin, partners } from './partners.ts';

describe('E1: a partner is an origin', () => {
  it.each([
    ['https://school.example', 'https://school.example'],
    ['  https://School.Example/ ', 'https://school.example'],
    ['https://school.example:443', 'https://school.example'],
    ['https://school.example:8443', 'https://school.example:8443'],
    ['https://ungdom.skövde.example', 'https://ungdom.xn--skvde-kua.example'],
    ['https://xn--skvde-kua.example', 'https://xn--skvde-kua.example'],
    ['https://4h.example', 'https://4h.example'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['http://partner.localhost', 'http://partner.localhost'],
    ['http://127.1', 'http://127.0.0.1'],
  ])('%j as %j', (typed, origin) => {
    expect(partnerOrigin(typed)).toBe(origin);
    expect(v.is(partners, [origin])).toBe(true);
  });

  it.each([
    '',
    'school.example',
    'http://school.example',
    'https://',
    'https://school',
    'https://localhost',
    'https://*.school.example',
    'https://*',
    '*',
    "'self'",
    'null',
    'https:',
    'https://school.example/pupils',
    'https://school.example/?',
    'https://school.example#',
    'https://school.example?x',
    'https://somebody@school.example',
    'https://school.example;script-src *',
    "https://school.example'",
    'https://school.example, https://other.example',
    'https://school.example https://other.example',
    'https://school.example\nx-header: 1',
    'https://a_b.example',
    'https://school.example.',
    'https://-school.example',
    'https://.example',
    'https://10.0.0.1',
    'https://0x0a000001',
    'https://167772161',
    'https://010.1.1.1',
    'https://school.1',
    'https://[::1]',
    'http://[::1]:8080',
    'http://127.0.0.2',
    'http://127.0.0.1.school.example',
    'http://localhost.school.example',
    'http://10.0.0.1',
    'https://school.example:0',
    'https://school.example:99999',
    'javascript:alert(1)',
    'data:text/html,x',
    'blob:https://school.example/x',
    'file:///etc',
    'wss://school.example',
    `https://${'a'.repeat(64)}.example`,
  ])('and %j is none', (typed) => {
    expect(partnerOrigin(typed)).toBeNull();
    expect(v.is(partners, [typed])).toBe(false);
  });

  it.each([
    'https://School.example',
    'https://school.example/',
    'https://school.example:443',
    ' https://school.example',
  ])('kept only in its normal form: %j is not', (typed) => expect(v.is(partners, [typed])).toBe(false));

  it('each once, and so many that they go into a header', () => {
    const some = (count: number, length: number) =>
      Array.from({ length: count }, (_, index) => `https://${String(index).padStart(length, 'a')}.example`);
    expect(v.is(partners, ['https://school.example', 'https://school.example'])).toBe(false);
    expect(v.is(partners, some(MOST_PARTNERS, 8))).toBe(true);
    expect(v.is(partners, some(MOST_PARTNERS + 1, 8))).toBe(false);
    expect(v.is(partners, some(MOST_PARTNERS, 40))).toBe(false);
  });
});
