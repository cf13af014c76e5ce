/** The element of a conversation, for a shortcut to go to. */
export function panelId(id: string): string {
  return `conversation-${id}`;
}
