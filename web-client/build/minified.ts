/** Vite plugin: one minifier after the other. Each finds what the other leaves, which makes some 2 % of what is packed. */

import { minify as again } from 'terser';
import { minify, type Plugin } from 'vite';

/** Characters. What is longer than that is libsodium, which has come minified. */
const LONGEST = 200_000;

export function minified(): Plugin {
  return {
    name: 'dorren:minified',
    apply: 'build',
    async renderChunk(code, { fileName }) {
      const once = await minify(fileName, code, {
        module: true,
        compress: { target: 'es2022' },
        mangle: { toplevel: true },
        codegen: true,
      });
      if (once.errors.length > 0) this.error(once.errors.map(({ message }) => message).join('\n'));
      if (code.length > LONGEST) return { code: once.code, map: null };
      const twice = await again(once.code, { module: true, ecma: 2020, compress: { passes: 3 } });
      return { code: twice.code ?? once.code, map: null };
    },
  };
}
