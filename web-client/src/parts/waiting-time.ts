import type { Messages } from 'virtual:catalogue/sv';
import type { EstimateBucket } from '@dorren/shared/protocol/waiting-time.ts';

/** A wait as a sentence. */
export function waitingTime(words: Messages, bucket: EstimateBucket): string {
  return bucket === 'unknown'
    ? words['estimate.unknown']()
    : words['door.wait']({ estimate: words[`estimate.${bucket}`]() });
}
