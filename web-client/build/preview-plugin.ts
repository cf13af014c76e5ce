/**
 * Vite plugin: leaves `preview.html` beside the page. It is a build of its own, so that not one byte of the page is cut or named otherwise for
 * the preview's sake.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { catalogue } from '../../scripts/catalogue-plugin.ts';
import { assetIn } from './asset-in.ts';
import { BUILD, JSX } from './build-options.ts';
import { CATALOGUE } from './catalogue-options.ts';

const ROOT = join(import.meta.dirname, '..');

export function preview(): Plugin {
  return {
    name: 'dorren:preview',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const built = await build({
        root: ROOT,
        configFile: false,
        logLevel: 'error',
        plugins: [catalogue(CATALOGUE)],
        oxc: JSX,
        build: {
          ...BUILD,
          outDir: dir,
          emptyOutDir: false,
          rolldownOptions: { ...BUILD.rolldownOptions, input: 'src/preview/main.ts' },
        },
      });
      const output = Array.isArray(built) ? built.flatMap((one) => one.output) : 'output' in built ? built.output : [];
      const script = output.find((file) => file.type === 'chunk' && file.isEntry)?.fileName;
      const style = output.find(({ fileName }) => fileName.endsWith('.css'))?.fileName;
      if (script === undefined || style === undefined) this.error('no preview');
      writeFileSync(join(dir, 'preview.html'), document(assetIn(dir, script), assetIn(dir, style)));
    },
  };
}

function document(script: ReturnType<typeof assetIn>, style: ReturnType<typeof assetIn>): string {
  return [
    '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>–</title>',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
    '<meta name="robots" content="noindex, nofollow, noarchive">',
    `<link rel="stylesheet" href="${style.path}" integrity="${style.integrity}">`,
    `<script type="module" src="${script.path}" integrity="${script.integrity}"></script>`,
    '</head><body><div id="page"></div></body></html>',
  ].join('');
}
