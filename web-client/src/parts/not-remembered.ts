/** Nothing is filled in, corrected, suggested, looked up or translated, by the browser or by an add-on that heeds it. */
const NOT_REMEMBERED = {
  autocomplete: 'off',
  autocorrect: 'off',
  autocapitalize: 'off',
  spellcheck: 'false',
  translate: 'no',
  writingsuggestions: 'false',
  'data-gramm': 'false',
  'data-lt-active': 'false',
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
} as const;

/** As attributes: the property `autocorrect` is true for any text, "off" as well. */
export function askToForget(field: HTMLInputElement | HTMLTextAreaElement): void {
  for (const [name, value] of Object.entries(NOT_REMEMBERED)) field.setAttribute(name, value);
}
