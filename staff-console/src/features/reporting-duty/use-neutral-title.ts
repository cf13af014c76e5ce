import { useEffect } from 'react';

/**
 * While one prints, and only then, the document has this title: a saved file is named after it and a printed page can carry it. Also for
 * who prints by the browser's own menu.
 */
export function useNeutralTitle(title: string): void {
  useEffect(() => {
    let before: string | null = null;
    const begin = () => {
      before ??= document.title;
      document.title = title;
    };
    const end = () => {
      // Unless something else has named the document meanwhile.
      if (before !== null && document.title === title) document.title = before;
      before = null;
    };
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      end();
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, [title]);
}
