import type { EstimateBucket } from '@dorren/shared/protocol/waiting-time.ts';
import type { CommonWords } from './common-words.ts';

/** A wait as a sentence. */
export function waitingTime(words: CommonWords, bucket: EstimateBucket): string {
  return bucket === 'unknown'
    ? words['estimate.unknown']()
    : words['door.wait']({ estimate: words[`estimate.${bucket}`]() });
}
