import { defineConfig } from 'vite';
import { catalogue } from '../scripts/catalogue-plugin.ts';
import { BUILD, JSX } from './build/build-options.ts';
import { CATALOGUE } from './build/catalogue-options.ts';
import { documents } from './build/documents-plugin.ts';
import { preview } from './build/preview-plugin.ts';
import { ownSchemas } from './build/way-in.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [catalogue(CATALOGUE), documents(), ownSchemas(), preview()],
  oxc: JSX,
  build: {
    ...BUILD,
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: { ...BUILD.rolldownOptions, input: 'src/main.ts' },
  },
});
