import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TEMPLATE = [
  '<!doctype html><html lang="%LANGUAGE%"><title>%%TITLE%%</title><link rel="icon" href="%%ICON%%">',
  '<body data-door="%%DOOR%%" data-estimate="%%ESTIMATE%%" data-opens="%%OPENS_AT%%" data-demo="%%DEMONSTRATION%%"',
  ' data-embedded="%%EMBEDDED%%" data-content="%%CONTENT%%" data-exit="%%EXIT%%"><h1>%%CENTRE%%</h1>',
  '<p>%%OPENS_SV%%|%%OPENS_EN%%|%%OPENS_AR%%</p>%%NOTICE_SV%%%%NOTICE_EN%%%%NOTICE_AR%%',
  '<ul>%%HELPLINES_SV%%</ul><ul>%%HELPLINES_EN%%</ul><ul>%%HELPLINES_AR%%</ul>',
].join('');

const PLAIN = '<!doctype html><html lang="%LANGUAGE%"><title>%%TITLE%%</title><a href="%%EXIT%%">–</a>%%HELPLINES_SV%%';

/** Writes both pages, small and with every token, as a build leaves them; gives the directory. */
export function writePages(directory: string): string {
  const pages = { youth: join(directory, 'web-client/dist'), console: join(directory, 'staff-console/dist') };
  for (const page of Object.values(pages)) mkdirSync(join(page, 'assets'), { recursive: true });
  for (const language of ['sv', 'en', 'ar']) {
    writeFileSync(join(pages.youth, `index.${language}.html`), TEMPLATE.replace('%LANGUAGE%', language));
    writeFileSync(join(pages.youth, `plain.${language}.html`), PLAIN.replace('%LANGUAGE%', language));
  }
  writeFileSync(join(pages.youth, 'preview.html'), '<!doctype html><title>Preview</title>');
  writeFileSync(join(pages.youth, 'assets/page.js'), 'export {};\n');
  writeFileSync(join(pages.youth, 'assets/page.js.br'), 'compressed by br');
  writeFileSync(join(pages.youth, 'assets/page.js.map'), '{}');
  writeFileSync(join(pages.console, 'index.html'), '<!doctype html><title>Console</title>');
  writeFileSync(join(pages.console, 'assets/console.css'), 'body { color: CanvasText }\n');
  return directory;
}
