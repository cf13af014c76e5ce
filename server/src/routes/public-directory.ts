import type { FastifyInstance } from 'fastify';
import type { CountyDirectory } from '../directory/county-directory.ts';
import { publicPart } from '../directory/public-part.ts';
import { directoryFile } from './directory-file.ts';
import { sendFile } from './send-file.ts';

export interface PublicDirectoryParts {
  directory: CountyDirectory;
  onFault: (error: unknown) => void;
}

/** The directory's public part: one for all, whole, so that asking for it says nothing of what is looked for (SPEC R8). */
export function publicDirectoryRoutes(app: FastifyInstance, { directory, onFault }: PublicDirectoryParts): void {
  const file = directoryFile(directory, publicPart);
  // Made at once, so that nobody waits for it; and once for many changes that come together.
  let isBusy = false;
  let isDue = false;
  const prepare = async () => {
    isDue = true;
    if (isBusy) return;
    isBusy = true;
    while (isDue) {
      isDue = false;
      await file().catch(onFault);
    }
    isBusy = false;
  };
  const stop = directory.onChanged(() => void prepare());
  app.addHook('onClose', async () => stop());
  void prepare();

  app.get('/directory', async (request, reply) => sendFile(request, reply, await file()));
}
