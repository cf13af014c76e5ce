import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

describe('the demonstration', () => {
  it('S4: refuses to start under NODE_ENV=production', async () => {
    const main = fileURLToPath(new URL('main.ts', import.meta.url));
    const env = { PATH: process.env.PATH, PORT: '0', LANGUAGE: 'en', NODE_ENV: 'production' };
    const ended = promisify(execFile)(process.execPath, [main], { env });
    await expect(ended).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('code demonstration-in-production'),
    });
  });
});
