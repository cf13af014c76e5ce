import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { loadMessages } from '../scripts/catalogue.ts';
import { catalogue } from '../scripts/catalogue-plugin.ts';
import { integrity } from './build/integrity-plugin.ts';

/** The one sentence of the page that no script can show. */
function withoutScript(): Plugin {
  return {
    name: 'dorren:without-script',
    transformIndexHtml: (html) =>
      html.replace('%noscript%', () => loadMessages('staff-console', 'sv')['app.withoutScript']?.() ?? ''),
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [catalogue({ page: 'staff-console' }), react(), withoutScript(), integrity()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The policy allows no data: address and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // libsodium's sumo build is one large module.
    chunkSizeWarningLimit: 2000,
  },
});
