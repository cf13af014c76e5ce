// The package's own declarations describe its default exports as if it were an ES module, which it is not under Node.
declare module '@messageformat/core/messageformat.js' {
  export default class MessageFormat {
    constructor(locale: string);
    compile(message: string): (values?: Record<string, unknown>) => string;
  }
}

declare module '@messageformat/core/compile-module.js' {
  import type MessageFormat from '@messageformat/core/messageformat.js';
  export default function compileModule(format: MessageFormat, messages: Record<string, string>): string;
}
