import type { Team } from '@dorren/shared/protocol/values.ts';
import type { CurrentNotices } from '../core/records.ts';

/** What the relay needs to know of the centre's published content and settings, as it is at the moment of asking. */
export interface Centre {
  /** The same object until another version or another door comes into force (SPEC N, V5). */
  notices(): CurrentNotices;
  /** Calls back as soon as `notices()` is another object (SPEC V5); returns how to stop listening. */
  onNotices(listener: () => void): () => void;
  /** Whose notice is whose (SPEC V8); null for whoever no binding fits: the door's, whichever that is at the moment. */
  noticeOf(staff: { directoryOrganisation: string | null; teams: readonly Team[] }): string | null;
  /** By the opening hours. */
  hours(now: number): { open: boolean; opensAt: number | null };
  /** The newest signed revocation list, base64url; empty before the first. */
  revocations(): string;
}
