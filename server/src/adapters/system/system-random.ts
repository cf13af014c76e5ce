import { randomBytes } from 'node:crypto';
import type { Random } from '../../ports/random.ts';

export const systemRandom: Random = {
  id: () => randomBytes(16).toString('base64url'),
  secret: () => randomBytes(32).toString('base64url'),
};
