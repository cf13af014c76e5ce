import type { Accounts } from './accounts.ts';
import type { CentreRecord } from './centre-record.ts';
import type { DirectoryRecord } from './directory-record.ts';
import type { Invitations } from './invitations.ts';
import type { RepliesRecord } from './replies-record.ts';
import type { Revocations } from './revocations.ts';
import type { SettingsRecord } from './settings-record.ts';
import type { Statistics } from './statistics.ts';
import type { TextsRecord } from './texts.ts';

/** All that persists. Nothing in it is about a youth or a conversation (SPEC S3). */
export interface Records {
  accounts: Accounts;
  invitations: Invitations;
  centre: CentreRecord;
  settings: SettingsRecord;
  texts: TextsRecord;
  revocations: Revocations;
  replies: RepliesRecord;
  statistics: Statistics;
  directory: DirectoryRecord;
  close(): Promise<void>;
}
