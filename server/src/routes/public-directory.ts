import type { FastifyInstance } from 'fastify';
import type { CountyDirectory } from '../directory/county-directory.ts';
import { publicPart } from '../directory/public-part.ts';
import type { DirectorySnapshot } from '../directory/snapshot.ts';
import { compress } from '../pages/compressor.ts';
import type { PageFile } from '../pages/page-files.ts';
import { sendFile } from './send-file.ts';

export interface PublicDirectoryParts {
  directory: CountyDirectory;
  onFault: (error: unknown) => void;
}

/** The directory's public part: one for all, whole, so that asking for it says nothing of what is looked for (SPEC R8). */
export function publicDirectoryRoutes(app: FastifyInstance, { directory, onFault }: PublicDirectoryParts): void {
  let kept: { of: DirectorySnapshot; file: Promise<PageFile> } | null = null;

  const current = (): Promise<PageFile> => {
    const { snapshot } = directory;
    if (kept?.of === snapshot) return kept.file;
    const file = compress('application/json; charset=utf-8', JSON.stringify(publicPart(snapshot)));
    kept = { of: snapshot, file };
    return file;
  };
  // Made at once, so that nobody waits for it.
  const prepare = () => {
    current().catch((error) => {
      kept = null;
      onFault(error);
    });
  };
  const stop = directory.onChanged(prepare);
  app.addHook('onClose', async () => stop());
  prepare();

  app.get('/directory', async (request, reply) => sendFile(request, reply, await current()));
}
