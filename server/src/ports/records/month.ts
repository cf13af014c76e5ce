const STOCKHOLM = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit' });

/** The month in Stockholm, such as `2026-11`. @param at milliseconds since 1970 */
export function monthAt(at: number): string {
  const parts = STOCKHOLM.formatToParts(at);
  const part = (type: 'year' | 'month') => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}`;
}
