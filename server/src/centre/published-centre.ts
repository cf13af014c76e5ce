import { openingAt } from '@dorren/shared/directory/opening.ts';
import type { Settings, YouthContent } from '@dorren/shared/protocol/content.ts';
import type { Centre as CentreIdentity } from '@dorren/shared/protocol/staff-http.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Centre } from '../ports/centre.ts';
import type { Records } from '../ports/records/records.ts';
import type { RevocationList } from '../ports/records/revocations.ts';
import type { TextLibrary } from '../texts/text-library.ts';

/** The centre's published content and settings: kept in memory for every visitor, written through to the records. */
export interface PublishedCentre extends Centre {
  /** Null until set-up. */
  identity(): CentreIdentity | null;
  settings(): Settings;
  /** What the youth's page shows. Until set-up its centre has no root key, so that nobody is trusted. */
  content(language: PageLanguage): YouthContent;
  revocationList(): RevocationList;
  changeSettings(settings: Settings): Promise<void>;
  /** False, and nothing done, unless the serial is higher than the stored one (SPEC A6). */
  publishRevocations(list: RevocationList): Promise<boolean>;
  /** To be called after set-up. */
  reloadIdentity(): Promise<void>;
  /** Another node may have changed anything. */
  reload(): Promise<void>;
}

const NO_CENTRE = 'A'.repeat(22);

export async function openPublishedCentre(
  records: Records,
  { texts, defaults, demonstration }: { texts: TextLibrary; defaults: Settings; demonstration: boolean },
): Promise<PublishedCentre> {
  let identity = await records.centre.get();
  let settings = (await records.settings.get()) ?? defaults;
  let revocations = await records.revocations.get();
  let hours: { settings: Settings; minute: number; answer: ReturnType<Centre['hours']> } | null = null;

  return {
    identity: () => identity,
    settings: () => settings,
    notices: () => texts.notices,
    onNotices: (listener) => texts.onNotices(listener),
    noticeOf: (staff) => texts.noticeOf(staff),
    hours(now) {
      const minute = Math.floor(now / 60_000);
      if (hours?.settings !== settings || hours.minute !== minute) {
        const { open, changesAt } = openingAt(settings.openingHours, now);
        hours = { settings, minute, answer: { open, opensAt: open ? null : changesAt } };
      }
      return hours.answer;
    },
    revocations: () => revocations.list,
    revocationList: () => revocations,
    content(language) {
      return {
        language,
        demonstration,
        centre: identity ?? { id: NO_CENTRE, name: settings.title, rootKey: '' },
        exitAddress: settings.exitAddress,
        notice: texts.bindings.door,
        helplines: settings.helplines[language],
        openingHours: settings.openingHours,
      };
    },
    async changeSettings(changed) {
      await records.settings.put(changed);
      settings = changed;
    },
    async publishRevocations(list) {
      if (!(await records.revocations.put(list))) return false;
      revocations = list;
      return true;
    },
    async reloadIdentity() {
      identity = await records.centre.get();
    },
    async reload() {
      const before = { settings, revocations };
      const read = { settings: await records.settings.get(), revocations: await records.revocations.get() };
      identity = await records.centre.get();
      // What has been changed here meanwhile is newer.
      if (settings === before.settings) settings = read.settings ?? defaults;
      if (revocations === before.revocations) revocations = read.revocations;
    },
  };
}
