import { describe, expect, it } from 'vitest';
import { preferredEncoding, preferredLanguage } from './accept.ts';

describe('the language of the page', () => {
  it.each([
    [undefined, 'sv'],
    ['', 'sv'],
    ['ar', 'ar'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr-FR, ar-SY;q=0.8, en;q=0.9', 'en'],
    ['so, ti', 'sv'],
    ['en;q=0, ar;q=0.1', 'ar'],
    ['sv;q=0.1, en;q=nonsense, ar;q=0.2', 'ar'],
    ['*', 'sv'],
    [`${'x,'.repeat(10_000)}en`, 'sv'],
  ])('for %j is %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });
});

describe('the encoding', () => {
  it.each([
    [undefined, null],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', null],
  ])('for %j is %s', (header, encoding) => {
    expect(preferredEncoding(header)).toBe(encoding);
  });
});
