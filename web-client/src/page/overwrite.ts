/** Writes over what stood on the page, as far as a page can: docs/memory.md says what that does in which browser, and what it cannot do. */

/** As wide in memory as what it takes the place of. */
const NARROW = '\u00b7';
const WIDE = '\u2014';
const BEYOND_NARROW = /[^\0-\xff]/;

/** Of nodes that are out of the page already: whoever hears the page read out hears nothing of this. */
export function overwrite(gone: readonly Node[]): void {
  for (const node of gone) {
    const within = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let one: Node | null = within.currentNode; one !== null; one = within.nextNode()) {
      if (one instanceof Text) one.data = fillerFor(one.data);
      else if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) {
        one.value = fillerFor(one.value);
        one.value = '';
      }
    }
  }
}

const fillerFor = (text: string): string => (BEYOND_NARROW.test(text) ? WIDE : NARROW).repeat(text.length);
