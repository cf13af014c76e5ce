/** Vite plugin: the page's own script and styles carry their hashes, so that a changed file is not run (Subresource Integrity). */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const TAG = /(<(?:script|link)\b[^>]*?)(?: crossorigin)?(?= (?:src|href)="\/console\/(assets\/[\w.-]+\.(?:js|css))")/g;

export function integrity(): Plugin {
  return {
    name: 'dorren:integrity',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') this.error('no page');
        page.source = String(page.source).replace(TAG, (_all, tag: string, path: string) => {
          const file = bundle[path];
          if (!file) this.error(`the page asks for ${path}, which is not built`);
          const hash = createHash('sha384').update(file.type === 'chunk' ? file.code : file.source);
          return `${tag} integrity="sha384-${hash.digest('base64')}" crossorigin`;
        });
      },
    },
  };
}
