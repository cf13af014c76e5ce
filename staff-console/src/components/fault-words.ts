import type { Faults } from './faults.ts';
import type { useMessages } from './messages.tsx';

/** What to say at a field; null when nothing is wrong there. `wrong`: what it should be, where that can be said. */
export function faultAt(
  t: ReturnType<typeof useMessages>,
  faults: Faults,
  place: string,
  wrong: string = t['field.wrong'](),
): string | null {
  switch (faults.get(place)) {
    case undefined:
      return null;
    case 'empty':
      return t['field.empty']();
    case 'too-long':
      return t['field.tooLong']();
    case 'wrong':
      return wrong;
  }
}
