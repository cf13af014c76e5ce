import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { useState } from 'react';

/** One thing asked for at a time, and what was refused of the last. Resolves with whether it went well. */
export function useAsked(): {
  busy: boolean;
  refusal: RefusalCode | null;
  ask(asking: () => Promise<RefusalCode | null>): Promise<boolean>;
} {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalCode | null>(null);
  return {
    busy,
    refusal,
    async ask(asking) {
      if (busy) return false;
      setBusy(true);
      setRefusal(null);
      const code = await asking();
      setBusy(false);
      setRefusal(code);
      return code === null;
    },
  };
}
