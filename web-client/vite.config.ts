import { defineConfig } from 'vite';
import { catalogue } from '../scripts/catalogue-plugin.ts';
import { CATALOGUE } from './build/catalogue-options.ts';
import { documents } from './build/documents-plugin.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [catalogue(CATALOGUE), documents()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: false,
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    // libsodium is one large module.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: 'src/main.ts',
      // Names that say nothing to whoever reads a router's log.
      output: {
        entryFileNames: 'assets/[hash].js',
        chunkFileNames: 'assets/[hash].js',
        assetFileNames: 'assets/[hash][extname]',
      },
    },
  },
});
