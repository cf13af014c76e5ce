import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { BadContent, CONTENT, readDefaultTexts } from './default-texts.ts';

const directories: string[] = [];
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

function copy(): string {
  const directory = mkdtempSync(join(tmpdir(), 'content-'));
  directories.push(directory);
  cpSync(CONTENT, directory, { recursive: true });
  return directory;
}

const failure = (directory: string): string => {
  try {
    readDefaultTexts(directory);
  } catch (error) {
    if (error instanceof BadContent) return error.file;
    throw error;
  }
  return 'none';
};

describe('what comes with the program', () => {
  it('V4: is the routine, the door’s notice, and whatever else there is, for the lawyer to confirm', () => {
    const texts = readDefaultTexts();
    expect(texts.map(({ series }) => series)).toEqual(expect.arrayContaining(['notice.main', 'routine', 'bindings']));
    for (const { body, publishedAt } of texts) {
      expect(new Date(publishedAt).getUTCHours()).toBe(0);
      if (body.kind === 'notice') expect(body.notice.lawyerConfirmed).toBe(false);
      if (body.kind === 'routine') expect(body.routine.lawyerConfirmed).toBe(false);
      // V8: everybody is bound by the door's until somebody says otherwise.
      if (body.kind === 'bindings') expect(body.bindings).toEqual({ door: 'main', bindings: [] });
    }
  });

  it('is named by the first file that is not what it should be', () => {
    const easy = 'notices/main/sv.easy.json';
    for (const [file, content] of [
      ['notices/main/edition.json', '{'],
      ['notices/main/edition.json', '{"name":"x","version":"2026-11.1","publishedAt":"soon","lawyerConfirmed":false}'],
      [easy, '{"language":"sv"}'],
      // The file says one thing, its name another.
      [easy, readFileSync(join(CONTENT, 'notices/main/sv.standard.json'), 'utf8')],
      ['routine/guide.sv.json', '[]'],
      ['routine/paper.json', '{"secrecy":"x","neverGuardians":""}'],
      ['routine/edition.json', 'null'],
      ['bindings.json', '{"version":"2026-11.1","publishedAt":"2026-11-21","door":"none","bindings":[]}'],
      ['bindings.json', '{"version":"2026-11.1","publishedAt":"2026-11-21","door":"main"}'],
    ] as const) {
      const directory = copy();
      writeFileSync(join(directory, file), content);
      expect([file, failure(directory)]).toEqual([file, file]);
    }
  });

  it('is named if something is missing', () => {
    for (const [file, blamed] of [
      ['notices/main/sv.standard.json', 'notices/main/edition.json'],
      ['notices/main/edition.json', 'notices/main/edition.json'],
      ['routine/edition.json', 'routine/edition.json'],
      ['routine/paper.json', 'routine/paper.json'],
      ['routine/wordings.sv.json', 'routine/edition.json'],
      ['bindings.json', 'bindings.json'],
    ] as const) {
      const directory = copy();
      rmSync(join(directory, file));
      expect([file, failure(directory)]).toEqual([file, blamed]);
    }
    const directory = copy();
    mkdirSync(join(directory, 'notices/Not An Id'));
    cpSync(join(directory, 'notices/main'), join(directory, 'notices/Not An Id'), { recursive: true });
    expect(failure(directory)).toBe('notices/Not An Id/edition.json');
  });
});
