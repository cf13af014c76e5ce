import type { Consultation } from '../../lib/staff-state.ts';

/** What tells one consultation from another in this tab. */
export function consultationKey({ id, epoch }: Pick<Consultation, 'id' | 'epoch'>): string {
  return `${id}-${epoch}`;
}

/** The element of a consultation, for a shortcut to go to. */
export function consultationPanelId(key: string): string {
  return `consultation-${key}`;
}
