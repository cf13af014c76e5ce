import type { ComponentChildren } from 'preact';
import { DoorPicture } from './door-picture.tsx';

/** A short while: something is on its way. */
export function Between({ heading, text, children }: { heading: string; text?: string; children?: ComponentChildren }) {
  return (
    <>
      <div class="door small-door" data-door="open">
        <DoorPicture />
      </div>
      <h1 tabIndex={-1} class="centred">
        {heading}
      </h1>
      {text && <p class="lead centred">{text}</p>}
      {children}
    </>
  );
}
