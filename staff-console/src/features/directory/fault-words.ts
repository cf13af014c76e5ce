import type { useMessages } from '../../components/messages.tsx';
import type { Faults } from './entry-draft.ts';

/** What to say at a field; null when nothing is wrong there. `wrong`: what it should be, where that can be said. */
export function faultAt(
  t: ReturnType<typeof useMessages>,
  faults: Faults,
  place: string,
  wrong: string = t['directory.fault.wrong'](),
): string | null {
  switch (faults.get(place)) {
    case undefined:
      return null;
    case 'empty':
      return t['field.empty']();
    case 'too-long':
      return t['directory.fault.tooLong']();
    case 'wrong':
      return wrong;
  }
}
