/**
 * Nothing is filled in, corrected, suggested, learned, looked up or translated, by the browser, a keyboard or an add-on that heeds it. What each
 * of them does, and which has been seen to: docs/discreet-page.md.
 */
const NOT_REMEMBERED = {
  autocomplete: 'off',
  autocorrect: 'off',
  autocapitalize: 'off',
  spellcheck: 'false',
  translate: 'no',
  writingsuggestions: 'false',
  'data-gramm': 'false',
  'data-gramm_editor': 'false',
  'data-enable-grammarly': 'false',
  'data-lt-active': 'false',
  'data-ms-editor': 'false',
  'data-1p-ignore': 'true',
  'data-lpignore': 'true',
  'data-bwignore': 'true',
  'data-form-type': 'other',
} as const;

/** As attributes: the property `autocorrect` is true for any text, "off" as well. */
export function askToForget(field: HTMLInputElement | HTMLTextAreaElement): void {
  for (const [name, value] of Object.entries(NOT_REMEMBERED)) field.setAttribute(name, value);
  // A plain keyboard, unless the field says otherwise itself.
  if (!field.inputMode) field.inputMode = 'text';
  if (!field.enterKeyHint) field.enterKeyHint = 'enter';
}
