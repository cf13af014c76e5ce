/** What is served of the console, built as it is for use. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildForUse } from './build.ts';

let folder: string;
let page: string;
let scripts: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dorren-console-'));
  await buildForUse(join(import.meta.dirname, '../vite.config.ts'), '--outDir', folder);
  page = await readFile(join(folder, 'index.html'), 'utf8');
  const assets = await readdir(join(folder, 'assets'));
  const texts = assets
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFile(join(folder, 'assets', name), 'utf8'));
  scripts = (await Promise.all(texts)).join('\n');
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

it('is one page without a word of script or style in it, and everything from its own place', () => {
  expect(page).not.toMatch(/<script(?![^>]* src=)/);
  expect(page).not.toMatch(/<style| style=| on[a-z]+=/);
  const addresses = [...page.matchAll(/ (?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) expect(address).toMatch(/^\/console\/assets\/[\w.-]+$/);
});

it('says without script why it needs one', () => {
  expect(page).toMatch(/<noscript>[^%<]+JavaScript[^<]+<\/noscript>/);
});

it('has the element in whose place React Aria would put a style that the policy refuses', () => {
  // Compared apart from the texts, which are long.
  expect(scripts.includes('react-aria-pressable-style')).toBe(true);
  expect(page.includes('id="react-aria-pressable-style"')).toBe(true);
});

it('names no place where a browser keeps things', () => {
  expect(scripts.length).toBeGreaterThan(100_000);
  expect(
    /localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker|caches\./.exec(scripts)?.[0],
  ).toBeUndefined();
});
