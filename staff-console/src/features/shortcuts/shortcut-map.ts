/** Which key does what. Single keys, so they do nothing while one types, and can be turned off (WCAG 2.2, 2.1.4). */

export type Shortcut =
  | { does: 'help' }
  | { does: 'take-next' }
  | { does: 'queue' }
  | { does: 'duty' }
  | { does: 'end' }
  | { does: 'referral' }
  | { does: 'reporting-duty' }
  | { does: 'consultation' }
  | { does: 'previous' }
  | { does: 'next' }
  | { does: 'go'; number: number };

export const SHORTCUT_KEYS = [
  { does: 'help', keys: '?' },
  { does: 'take-next', keys: 'n' },
  { does: 'queue', keys: 'q' },
  { does: 'go', keys: '1 – 8' },
  { does: 'previous', keys: 'k' },
  { does: 'next', keys: 'j' },
  { does: 'referral', keys: 'r' },
  { does: 'reporting-duty', keys: 'a' },
  { does: 'consultation', keys: 'c' },
  { does: 'end', keys: 'e' },
  { does: 'duty', keys: 'd' },
] as const satisfies readonly { does: Shortcut['does']; keys: string }[];

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  repeat: boolean;
}

/** What a key asks for; null for nothing. `busy`: one types, or a dialog or menu is open. */
export function shortcutOf(press: KeyPress, { busy, enabled }: { busy: boolean; enabled: boolean }): Shortcut | null {
  if (busy || press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.repeat) return null;
  // Help can always be asked for: it is where the others are turned on again.
  if (press.key === '?') return { does: 'help' };
  if (!enabled) return null;
  const key = press.key.toLowerCase();
  if (/^[1-8]$/.test(key)) return { does: 'go', number: Number(key) };
  const found = SHORTCUT_KEYS.find(({ keys }) => keys === key);
  return found && found.does !== 'go' ? { does: found.does } : null;
}

const TYPING = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=textbox]';
const OVERLAYS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Whether a key pressed here belongs to what has the focus. */
export function isBusy(target: EventTarget | null): boolean {
  return target instanceof Element && (target.matches(TYPING) || target.closest(OVERLAYS) !== null);
}
