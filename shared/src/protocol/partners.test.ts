import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { partners, readPartner } from './partners.ts';

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
    ['school.example', 'https://school.example'],
    ['school.example:8443', 'https://school.example:8443'],
    ['www.School.example/', 'https://www.school.example'],
  ])('%j as %j', (typed, origin) => {
    expect(readPartner(typed)).toEqual({ ok: true, origin });
    expect(v.is(partners, [origin])).toBe(true);
  });

  it.each([
    ['', 'no-address'],
    ['https://', 'no-address'],
    ['https:', 'no-address'],
    ["'self'", 'no-address'],
    ['https://school.example;script-src https://x.example', 'no-address'],
    ["https://school.example'", 'no-address'],
    ['https://school.example, https://other.example', 'no-address'],
    ['https://school.example https://other.example', 'no-address'],
    ['https://school.example\nx-header: 1', 'no-address'],
    ['https:\\\\school.example', 'no-address'],
    ['https://[school]', 'no-address'],
    ['https://school.example:99999', 'no-address'],
    ['https://0x1000000001', 'no-address'],
    ['https://school.1', 'no-address'],
    ['https://*.school.example', 'pattern'],
    ['https://*', 'pattern'],
    ['*', 'pattern'],
    ['http://school.example', 'not-https'],
    ['http://[::1]:8080', 'not-https'],
    ['http://127.0.0.2', 'not-https'],
    ['http://127.0.0.1.school.example', 'not-https'],
    ['http://localhost.school.example', 'not-https'],
    ['http://10.0.0.1', 'not-https'],
    ['http://localhost/pupils', 'not-https'],
    ['javascript:alert(1)', 'not-https'],
    ['data:text/html', 'not-https'],
    ['blob:https://school.example/x', 'not-https'],
    ['file:///etc', 'not-https'],
    ['wss://school.example', 'not-https'],
    ['https://10.0.0.1', 'number'],
    ['https://0x0a000001', 'number'],
    ['https://167772161', 'number'],
    ['https://010.1.1.1', 'number'],
    ['https://[::1]', 'number'],
    ['10.0.0.1', 'number'],
    ['null', 'name'],
    ['https://school', 'name'],
    ['https://localhost', 'name'],
    ['https://a_b.example', 'name'],
    ['https://school.example.', 'name'],
    ['https://-school.example', 'name'],
    ['https://.example', 'name'],
    ['https://school.example:0', 'name'],
    [`https://${'a'.repeat(64)}.example`, 'name'],
    ['https://school.example/pupils', 'rest'],
    ['school.example/pupils', 'rest'],
    ['https://school.example/?', 'rest'],
    ['https://school.example#', 'rest'],
    ['https://school.example?x', 'rest'],
    ['https://somebody@school.example', 'rest'],
  ])('and %j is none: %s', (typed, fault) => {
    expect(readPartner(typed)).toEqual({ ok: false, fault });
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
    expect(v.is(partners, some(100, 8))).toBe(true);
    expect(v.is(partners, some(101, 8))).toBe(false);
    expect(v.is(partners, some(100, 40))).toBe(false);
  });
});
