import type { PageLanguage } from '@dorren/shared/protocol/values.ts';

/** What the relay needs to know of the centre's published content and settings, as it is at the moment of asking. */
export interface Centre {
  /** The current notice's version in a language; null if there is none (SPEC N1). */
  noticeVersion(language: PageLanguage): string | null;
  /** By the opening hours. */
  hours(now: number): { open: boolean; opensAt: number | null };
  /** The newest signed revocation list, base64url; empty before the first. */
  revocations(): string;
}
