import type { Settings } from '@dorren/shared/protocol/content.ts';

export interface SettingsRecord {
  /** Null while the defaults hold. */
  get(): Promise<Settings | null>;
  put(settings: Settings): Promise<void>;
}
