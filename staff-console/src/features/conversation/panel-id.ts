/** The element of a conversation, for a shortcut to go to. */
export function panelId(id: string): string {
  return `conversation-${id}`;
}

/** What opens its referral panel, and has the focus again when that is closed. */
export function referButtonId(id: string): string {
  return `refer-${id}`;
}

/** What opens its reporting-duty panel, likewise. */
export function dutyButtonId(id: string): string {
  return `duty-${id}`;
}
