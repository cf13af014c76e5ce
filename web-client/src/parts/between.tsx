import type { ComponentChildren } from 'preact';

/** A short while: something is on its way. */
export function Between({ heading, children }: { heading: string; children?: ComponentChildren }) {
  return (
    <>
      <h1 tabIndex={-1} class="centred">
        {heading}
      </h1>
      {children}
    </>
  );
}
