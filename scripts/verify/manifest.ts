/** What this source, once built, serves: each file's hash, and the youth's page as a template. The same on every machine. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { PAGE_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import { WAY_OUT_PATH } from '@dorren/shared/protocol/way-out.ts';
import * as v from 'valibot';
import { WAY_OUT } from '../../server/src/routes/way-out.ts';

const path = v.pipe(v.string(), v.regex(/^\/[\w./-]*$/));
const sha384 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{64}$/));

const inEachLanguage = v.strictObject({ sv: v.string(), en: v.string(), ar: v.string() });

export const manifest = v.strictObject({
  /** Address on the server, hash of what it answers there (SHA-384, base64, as in `integrity`). */
  files: v.record(path, sha384),
  /** The youth's page in each language, with its tokens (web-client/PAGE.md). */
  templates: inEachLanguage,
  /** What can be had of it without a script. */
  plain: inEachLanguage,
});
export type Manifest = v.InferOutput<typeof manifest>;

const PAGES = [
  { directory: 'web-client', at: '/', document: { file: 'preview.html', at: '/staff/preview' } },
  { directory: 'staff-console', at: '/console/', document: { file: 'index.html', at: '/console/' } },
] as const;

/** Reads what has been built under `root`. @throws Error if it has not. */
export function makeManifest(root: string): Manifest {
  const files: Record<string, string> = {};
  for (const { directory, at, document } of PAGES) {
    const dist = `${root}/${directory}/dist`;
    for (const file of globSync('assets/**/*', { cwd: dist, exclude: ['**/*.br', '**/*.gz'] }).sort()) {
      files[at + file] = hashOf(readFileSync(`${dist}/${file}`));
    }
    files[document.at] = hashOf(readFileSync(`${dist}/${document.file}`));
  }
  files[WAY_OUT_PATH] = hashOf(Buffer.from(WAY_OUT));
  const documents = (name: string) =>
    Object.fromEntries(
      PAGE_LANGUAGES.map((language) => [
        language,
        readFileSync(`${root}/web-client/dist/${name}.${language}.html`, 'utf8'),
      ]),
    );
  return v.parse(manifest, { files, templates: documents('index'), plain: documents('plain') });
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha384').update(bytes).digest('base64');
}
