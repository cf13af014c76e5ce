import { readFileSync } from 'node:fs';
import { STALE_AFTER_DAYS } from '@dorren/shared/protocol/directory.ts';
import { readDirectory } from '../server/src/directory/exchange/exchange.ts';
import type { DirectoryEdit, DirectoryRecord } from '../server/src/ports/records/directory-record.ts';
import type { Records } from '../server/src/ports/records/records.ts';
import { Chance } from './chance.ts';
import people from './people.json' with { type: 'json' };
import { countMadeUpReferrals } from './statistics.ts';

const DAY_MS = 24 * 60 * 60_000;
const SEED = 11;
/** Of the entries. */
const NEVER_CONFIRMED = 0.06;
const CONFIRMED_LONG_AGO = 0.14;

/** What the demonstration begins with: a county's directory with its history, and referrals of months that are over. All of it is made up. */
export async function fillRecords({ directory, statistics }: Records, now: number): Promise<void> {
  await countMadeUpReferrals(statistics, now);
  await loadSample(directory, now);
}

async function loadSample(directory: DirectoryRecord, now: number): Promise<void> {
  const file = readFileSync(new URL('directory/sample.json', import.meta.url), 'utf8');
  const { plan } = readDirectory('json', file, { organisations: [], entries: [], competences: [] });
  const edits: DirectoryEdit[] = [
    ...plan.organisations.map((after): DirectoryEdit => ({ of: 'organisation', id: after.id, revision: 0, after })),
    ...plan.entries.map((after): DirectoryEdit => ({ of: 'entry', id: after.id, revision: 0, after })),
    { of: 'competences', revision: 0, after: [...(plan.competences ?? [])] },
  ];
  const loaded = now - 2 * STALE_AFTER_DAYS * DAY_MS;
  const occasion = { by: people.administrator.nameShown, at: loaded, isImport: true, undoes: null };
  await directory.commit(edits, occasion);

  const chance = new Chance(SEED);
  const confirmations = plan.entries
    .filter(() => chance.next() >= NEVER_CONFIRMED)
    .map(({ id, organisationId }) => {
      const isLongAgo = chance.next() < CONFIRMED_LONG_AGO;
      const days = isLongAgo ? chance.between(STALE_AFTER_DAYS + 5, 2 * STALE_AFTER_DAYS - 5) : chance.between(1, 150);
      const isTheirs = organisationId === people.contactPerson.directoryOrganisation;
      const { nameShown } = isTheirs ? people.contactPerson : people.supervisor;
      return { id, by: nameShown, at: Math.round(now - days * DAY_MS) };
    })
    .sort((one, other) => one.at - other.at);
  for (const { id, by, at } of confirmations) {
    await directory.commit([{ of: 'confirmation', id, revision: 1 }], { by, at, isImport: false, undoes: null });
  }
}
