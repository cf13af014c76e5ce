import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';

/** As many are drawn at first, and more each time one asks: a long list takes long to draw. */
const SHOWN = 50;

/** The first of a list, and the button for more; null when all are shown. */
export function useShown<T>(list: readonly T[]): [readonly T[], ReactNode] {
  const t = useMessages();
  const [limit, setLimit] = useState(SHOWN);
  const more = Math.min(SHOWN, list.length - limit);
  const button =
    more > 0 ? (
      <Button look="quiet" onPress={() => setLimit(limit + SHOWN)}>
        {t['directory.search.more']({ more })}
      </Button>
    ) : null;
  return [list.slice(0, limit), button];
}
