import { useMessages } from '../../components/messages.tsx';
import type { KeyFault } from './accounts-actions.ts';

/** What to tell about a key that could not be opened, or a signature that was refused. */
export function useFaultWords(): (fault: KeyFault) => string {
  const t = useMessages();
  return (fault) => {
    switch (fault) {
      case 'not-a-backup':
      case 'wrong-passphrase':
      case 'other-key':
        return t[`backup.fault.${fault}`]();
      default:
        return t[`code.${fault}`]();
    }
  };
}
