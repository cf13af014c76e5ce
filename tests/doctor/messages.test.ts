/** Whatever the doctor can say is there to be said, in both languages and with the same values. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from '../../scripts/lib/run.ts';

const SOURCES = globSync('scripts/doctor/**/*.ts', { cwd: ROOT }).map((file) => readFileSync(ROOT + file, 'utf8'));
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`${ROOT}server/messages/${language}.json`, 'utf8'));
const [sv, en] = [read('sv'), read('en')];
const names = (pattern: RegExp) => SOURCES.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));
const FAULTS = [
  ...names(/fault: '([\w-]+)'/g),
  ...names(/new (?:NotPossible|Failed)\('([\w-]+)'/g),
  ...names(/unreachable\('([\w-]+)'/g),
  ...['header', 'hsts'].flatMap((of) => ['missing', 'twice', 'other'].map((kind) => `${of}-${kind}`)),
  ...names(/present\(answers, \w+, '([\w-]+)'\)|present\(answers, \['[\w-]+'\], '([\w-]+)'\)/g),
];

it('has words for every check and every fault', () => {
  const needed = [
    ...names(/name: '([\w-]+)',?\s*(?:async )?examine/g).map((name) => `doctor.check.${name}`),
    ...FAULTS.filter((name) => name !== '').map((name) => `doctor.fault.${name}`),
  ];
  expect(needed.length).toBeGreaterThan(60);
  expect(needed.filter((key) => !(key in sv) || !(key in en))).toEqual([]);
});

it('says the same in both languages', () => {
  const values = (text = '') => [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name))].sort();
  const keys = Object.keys(sv).filter((key) => key.startsWith('doctor.'));
  expect(Object.keys(en).filter((key) => key.startsWith('doctor.'))).toEqual(keys);
  for (const key of keys) expect([key, values(en[key])]).toEqual([key, values(sv[key])]);
});
