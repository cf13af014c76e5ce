import { compress } from '../pages/compressor.ts';
import type { PageFile } from '../pages/page-files.ts';

/** What is made of an object that never changes, as compressed JSON: made once for each, and kept for as long as the object is. */
export function keptFile<Of extends object>(make: (of: Of) => object): (of: Of) => Promise<PageFile> {
  const kept = new WeakMap<Of, Promise<PageFile>>();
  return (of) => {
    const known = kept.get(of);
    if (known) return known;
    const made = compress('application/json; charset=utf-8', JSON.stringify(make(of)));
    kept.set(of, made);
    made.catch(() => kept.delete(of));
    return made;
  };
}
