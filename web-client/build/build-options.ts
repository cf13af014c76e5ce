import type { UserConfig } from 'vite';
import { wayIn } from './way-in.ts';

export const JSX = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const satisfies UserConfig['oxc'];

/** As every script and style of the youth's is built. */
export const BUILD = {
  target: 'es2022',
  // Some 2 % smaller, once it is packed, than with the bundler's own.
  minify: 'terser',
  terserOptions: { module: true, ecma: 2020, compress: { passes: 3 } },
  manifest: false,
  modulePreload: false,
  cssCodeSplit: false,
  assetsInlineLimit: 0,
  // libsodium is one large module.
  chunkSizeWarningLimit: 1000,
  rolldownOptions: {
    // Schemas that a page does not use are no part of it: making one does nothing else.
    treeshake: { manualPureFunctions: ['v'] },
    // Names that say nothing to whoever reads a router's log.
    output: {
      entryFileNames: 'assets/[hash].js',
      chunkFileNames: 'assets/[hash].js',
      assetFileNames: 'assets/[hash][extname]',
      codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: wayIn }] },
    },
  },
} as const satisfies UserConfig['build'];
