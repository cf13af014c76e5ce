import type { Reason } from '@dorren/shared/directory/search.ts';

/** A text with the words in it marked that it was found by, if it is one that it was found by. */
export function Marked({ text, why }: { text: string; why: readonly Reason[] }) {
  const marks = why.find((reason) => reason.text === text)?.marks ?? [];
  let at = 0;
  const parts = marks.flatMap(({ from, to }) => {
    const before = text.slice(at, from);
    at = to;
    return [before, <mark key={from}>{text.slice(from, to)}</mark>];
  });
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
