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
  // Made at once, so that nobody waits for it.
  const prepare = () => void file().catch(onFault);
  const stop = directory.onChanged(prepare);
  app.addHook('onClose', async () => stop());
  prepare();

  app.get('/directory', async (request, reply) => sendFile(request, reply, await file()));
}
