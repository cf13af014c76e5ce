/**
 * Puts `address` in this page's place, also in the tab's history. In a partner's frame it takes the place of the partner's page. Browsers allow that
 * once somebody has clicked, tapped or typed in the frame.
 *
 * @returns whether it was allowed, as far as the browser tells
 */
export function leaveFor(address: string): boolean {
  try {
    (top ?? self).location.replace(address);
    return true;
  } catch {
    return false;
  }
}
