import { telephoneRhythm } from '@dorren/shared/directory/telephone-rhythm.ts';

/** A number in groups to be learned by heart: nothing that can be pressed, because a call that was begun by a slip is in the list of calls. */
export function ByHeart({ number, label, hint }: { number: string; label?: string | null; hint?: string }) {
  return (
    <div class="by-heart">
      {label && <p class="soft small">{label}</p>}
      <p class="by-heart-number">
        <bdi dir="ltr">{telephoneRhythm(number).join(' – ')}</bdi>
      </p>
      {hint && <p class="soft small">{hint}</p>}
    </div>
  );
}
