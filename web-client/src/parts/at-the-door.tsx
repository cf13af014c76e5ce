import type { ComponentChildren } from 'preact';
import { Between } from './between.tsx';
import { DoorPicture } from './door-picture.tsx';

/** The same before the open door. */
export function AtTheDoor({
  heading,
  text,
  children,
}: {
  heading: string;
  text?: string;
  children?: ComponentChildren;
}) {
  return (
    <>
      <div class="door small-door" data-door="open">
        <DoorPicture />
      </div>
      <Between heading={heading}>
        {text && <p class="lead centred">{text}</p>}
        {children}
      </Between>
    </>
  );
}
