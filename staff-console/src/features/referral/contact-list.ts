/** The step list for making contact with somebody together: pure, never sent, printed or copied from the tab. */

/** In the order in which one talks it through. */
export const CONTACT_STEPS = ['whom', 'say', 'notSay', 'along', 'reach', 'never', 'calls', 'after'] as const;
export type ContactStep = (typeof CONTACT_STEPS)[number];

export type ContactList = Readonly<Record<ContactStep, string>>;

export const EMPTY_CONTACT_LIST = Object.fromEntries(CONTACT_STEPS.map((step) => [step, ''])) as ContactList;

/** A short field, of one line. */
export function isShort(step: ContactStep): boolean {
  return step === 'whom';
}

export function isWritten(list: ContactList): boolean {
  return CONTACT_STEPS.some((step) => list[step].trim() !== '');
}

/** As one plain text: each step that something is written at, under its name. */
export function asText(list: ContactList, nameOf: (step: ContactStep) => string): string {
  return CONTACT_STEPS.filter((step) => list[step].trim() !== '')
    .map((step) => `${nameOf(step)}\n${list[step].trim()}`)
    .join('\n\n');
}
