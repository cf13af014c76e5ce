/** L5: a newcomer is never refused for the sake of those who only read. They make room, and come back when they want in. */
import type { ClosingCode } from './closing.ts';
import type { Register } from './register.ts';
import type { RelaySettings } from './settings.ts';
import type { StaffConnection } from './staff-connection.ts';
import type { YouthConnection } from './youth-connection.ts';

type Limits = Pick<RelaySettings, 'mostConnections' | 'mostUnjoined' | 'spareConnections'>;

/** After each newcomer: sends away whoever has been outside longest, as long as there are too many. */
export function makeRoom(register: Register, { mostConnections, mostUnjoined, spareConnections }: Limits): void {
  const left = Math.max(mostConnections - register.attached, spareConnections);
  const sendAway = (outside: Set<YouthConnection | StaffConnection>, most: number, code: ClosingCode): void => {
    for (const longest of outside) {
      if (outside.size <= most) return;
      outside.delete(longest);
      register.sentAway.add(longest);
      longest.refuseAndClose('', code);
    }
  };
  sendAway(register.youthsOutside, Math.min(mostUnjoined, left), 'idle');
  sendAway(register.staffOutside, spareConnections, 'too-many-connections');
  // Who does not answer the close is not waited for.
  for (const longest of register.sentAway) {
    if (register.sentAway.size <= spareConnections) return;
    register.sentAway.delete(longest);
    longest.terminate();
  }
}
