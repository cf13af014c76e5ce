import { readFileSync } from 'node:fs';
import { type Settings, settings } from '@dorren/shared/protocol/content.ts';
import * as v from 'valibot';

/** The settings that hold until an administrator has said otherwise. Throws if they are not what they should be. */
export function readDefaultSettings(): Settings {
  const file = new URL('../../content/settings.json', import.meta.url);
  return v.parse(settings, JSON.parse(readFileSync(file, 'utf8')));
}
