import type { CommonWords } from './common-words.ts';

/** 112, for whoever is in danger now. */
export function Emergency({ words }: { words: CommonWords }) {
  return (
    <p class="emergency">
      <span>{words['help.emergency']()}</span>{' '}
      <a class="number" href="tel:112">
        {words['help.call112']()}
      </a>
    </p>
  );
}
