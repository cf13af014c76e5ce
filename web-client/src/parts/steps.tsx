/** How far one has come, for the eye; words beside it say the same. */
export function Steps({ of, done }: { of: number; done: number }) {
  return (
    <div class="steps" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} class={index < done ? 'done' : ''} />
      ))}
    </div>
  );
}
