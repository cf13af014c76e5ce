/** Writes over what stood on the page, as far as a page can. What it does in which browser, and what it cannot do, is in `docs/memory.md`. */

const FILLER = '\u00b7';

/** Of nodes that are out of the page already: whoever hears the page read out hears nothing of this. */
export function overwrite(gone: readonly Node[]): void {
  for (const node of gone) {
    const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let one: Node | null = texts.currentNode; one !== null; one = texts.nextNode()) {
      if (one instanceof Text) one.data = fillerFor(one.data);
      else if (one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement) {
        one.value = fillerFor(one.value);
        one.value = '';
      }
    }
  }
}

const fillerFor = (text: string): string => FILLER.repeat(text.length);
