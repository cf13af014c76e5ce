/**
 * What is kept of one conversation or one member of staff: a value of a hash. Its lines are the version, what scripts need
 * to know of it, and the record.
 */
import type { StaffAround } from '../../core/around.ts';
import { concernedIn } from '../../core/parties.ts';
import type { KeptRecord, StaffRecord } from '../../core/records.ts';

/** Of what is not there. */
const NO_VERSION = '0';

export interface KeptConversation {
  readonly version: string;
  readonly record: KeptRecord | null;
}

export interface KeptStaff {
  readonly version: string;
  /** Null for one who is named by conversations, but neither connected nor on duty. */
  readonly record: StaffRecord | null;
  readonly holds: number;
  readonly advises: number;
  /** Ids of conversations. */
  readonly concerned: readonly string[];
}

export const NOBODY: KeptStaff = { version: NO_VERSION, record: null, holds: 0, advises: 0, concerned: [] };

export function readConversation(value: string): KeptConversation {
  if (value === '') return { version: NO_VERSION, record: null };
  const [version = NO_VERSION, , json = 'null'] = value.split('\n');
  return { version, record: JSON.parse(json) as KeptRecord };
}

/** Without its version, which the commit gives. */
export function writeConversation(record: KeptRecord): string {
  return `${concernedIn(record).join('\t')}\n${JSON.stringify(record)}`;
}

export function readStaff(value: string): KeptStaff {
  if (value === '') return NOBODY;
  const [version = NO_VERSION, figures = '', concerned = '', json = 'null'] = value.split('\n');
  const [, holds = 0, advises = 0] = figures.split('\t').map(Number);
  const record = JSON.parse(json) as StaffRecord | null;
  return { version, record, holds, advises, concerned: concerned === '' ? [] : concerned.split('\t') };
}

export function writeStaff({ record, holds, advises, concerned }: KeptStaff): string {
  const isThere = (record?.connection ?? null) !== null ? 1 : 0;
  return `${isThere}\t${holds}\t${advises}\n${concerned.join('\t')}\n${JSON.stringify(record)}`;
}

export function isEmpty({ record, concerned, holds, advises }: KeptStaff): boolean {
  return record === null && concerned.length === 0 && holds === 0 && advises === 0;
}

export function aroundOf({ record, holds, advises }: KeptStaff): StaffAround | null {
  return record === null ? null : { record, holds, advises };
}
