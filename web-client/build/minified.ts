/** Vite plugin: one minifier after the other. Each finds what the other leaves, which makes some 2 % of what is packed. */

import { minify as again } from 'terser';
import { minify, type Plugin } from 'vite';

/**
 * `manualPureFunctions` is still on when the bundler minifies what comes out of here: it would drop every call of what had got the name of valibot.
 * So nothing gets it, and the first of the two names nothing: what has a name is let keep it when it is reserved.
 */
const RESERVED = ['v'];
const TAKEN_FOR_VALIBOT = /(?<![\w$.#])v(?:\?\.)?\(/;
/** Characters. What is longer than that is libsodium, which has come minified. */
const LONGEST = 200_000;

export function minified(): Plugin {
  return {
    name: 'dorren:minified',
    apply: 'build',
    async renderChunk(code, { fileName }) {
      if (code.length > LONGEST) return null;
      const once = await minify(fileName, code, {
        module: true,
        compress: { target: 'es2022' },
        mangle: false,
        codegen: true,
      });
      if (once.errors.length > 0) this.error(once.errors.map(({ message }) => message).join('\n'));
      const twice = await again(once.code, {
        module: true,
        ecma: 2020,
        compress: { passes: 3 },
        mangle: { reserved: RESERVED },
      });
      const small = twice.code ?? once.code;
      if (TAKEN_FOR_VALIBOT.test(small)) this.error(`calls that would be dropped, in ${fileName}`);
      return { code: small, map: null };
    },
  };
}
