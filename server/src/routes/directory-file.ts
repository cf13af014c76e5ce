import type { CountyDirectory } from '../directory/county-directory.ts';
import type { DirectorySnapshot } from '../directory/snapshot.ts';
import { compress } from '../pages/compressor.ts';
import type { PageFile } from '../pages/page-files.ts';

/** What is made of the whole directory as it is, as compressed JSON: large, so made once for each change, and not on the path of messages. */
export function directoryFile(
  directory: CountyDirectory,
  make: (snapshot: DirectorySnapshot) => object,
): () => Promise<PageFile> {
  let kept: { of: DirectorySnapshot; file: Promise<PageFile> } | null = null;
  return () => {
    const { snapshot } = directory;
    if (kept?.of === snapshot) return kept.file;
    const file = compress('application/json; charset=utf-8', JSON.stringify(make(snapshot)));
    kept = { of: snapshot, file };
    file.catch(() => {
      kept = null;
    });
    return file;
  };
}
