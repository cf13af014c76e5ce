/** Vite plugin: renders `index.<language>.html` and `plain.<language>.html` over the finished build. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { type Plugin, runnerImport } from 'vite';
import { catalogue } from '../../scripts/catalogue-plugin.ts';
import { assetIn } from './asset-in.ts';
import type { Assets } from './assets.ts';
import { JSX } from './build-options.ts';
import { CATALOGUE } from './catalogue-options.ts';

const DOCUMENTS = { index: 'document.tsx', plain: 'plain-document.tsx' } as const;

const PRELOAD_HELPER = /vite\/preload-helper\.js/;

type Renderer = (language: PageLanguage, assets: Assets) => string;

/** A document's renderer, run in this process with the page's own words. */
export async function loadRenderer(document: keyof typeof DOCUMENTS): Promise<Renderer> {
  const { module } = await runnerImport<{ renderDocument: Renderer }>(join(import.meta.dirname, DOCUMENTS[document]), {
    configFile: false,
    root: join(import.meta.dirname, '..'),
    plugins: [catalogue(CATALOGUE)],
    oxc: JSX,
    logLevel: 'error',
  });
  return module.renderDocument;
}

export function documents(): Plugin {
  return {
    name: 'dorren:documents',
    enforce: 'pre',
    apply: 'build',
    // Vite's helper for preloading a chunk's styles: all styles are in one sheet here.
    // Each who loads something has a copy, which the minifier does away with.
    resolveId: {
      filter: { id: PRELOAD_HELPER },
      handler: (source, importer) => `\0${source.replace('\0', '')}?${importer}`,
    },
    load: {
      filter: { id: PRELOAD_HELPER },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
    async writeBundle({ dir = '' }, bundle) {
      const asset = (path: string) => assetIn(dir, path);
      const files = Object.values(bundle);
      const chunks = files.filter((file) => file.type === 'chunk');
      const entry = chunks.find((chunk) => chunk.isEntry);
      if (!entry) this.error('no entry');
      const stylesCalled = (name: string) => {
        const found = files.filter((file) => file.type === 'asset' && file.names.includes(name));
        if (found.length === 0) this.error(`no ${name}`);
        return found.map((file) => asset(file.fileName));
      };
      // What every view needs; what is loaded apart goes by its address.
      const styles = stylesCalled('style.css');
      const framed = stylesCalled('embedded.css');
      const [render, renderPlain] = await Promise.all([loadRenderer('index'), loadRenderer('plain')]);
      const advice = stylesCalled('safety.css');
      for (const language of PAGE_LANGUAGES) {
        const words = chunks.find((chunk) => chunk.facadeModuleId === `\0virtual:catalogue/${language}`);
        if (!words) this.error(`no catalogue in ${language}`);
        const early = [...new Set([...entry.imports, words.fileName, ...words.imports])].filter(
          (path) => path !== entry.fileName,
        );
        const assets = { script: asset(entry.fileName), early: early.map(asset), styles, framed };
        writeFileSync(join(dir, `index.${language}.html`), render(language, assets));
        const plain = renderPlain(language, { ...assets, styles: [...styles, ...advice] });
        writeFileSync(join(dir, `plain.${language}.html`), plain);
      }
    },
  };
}
