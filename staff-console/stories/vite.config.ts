/** Builds the stories, for the test that looks at each of them; `npx vite staff-console/stories` shows them while one works. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogue } from '../../scripts/catalogue-plugin.ts';

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [catalogue({ page: 'staff-console' }), react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
});
