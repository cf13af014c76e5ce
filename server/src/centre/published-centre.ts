import { openingAt } from '@dorren/shared/directory/opening.ts';
import type { Notice, Settings, YouthContent } from '@dorren/shared/protocol/content.ts';
import type { Centre as CentreIdentity } from '@dorren/shared/protocol/staff-http.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import type { Centre } from '../ports/centre.ts';
import type { Records } from '../ports/records/records.ts';
import type { RevocationList } from '../ports/records/revocations.ts';
import type { DefaultContent } from './default-content.ts';

/** The centre's published content and settings: kept in memory for every visitor, written through to the records. */
export interface PublishedCentre extends Centre {
  /** Null until set-up. */
  identity(): CentreIdentity | null;
  settings(): Settings;
  notice(language: PageLanguage): Notice;
  /** What the youth's page shows. Until set-up its centre has no root key, so that nobody is trusted. */
  content(language: PageLanguage): YouthContent;
  revocationList(): RevocationList;
  changeSettings(settings: Settings): Promise<void>;
  /** False, and nothing done, unless the serial is higher than the stored one (SPEC A6). */
  publishRevocations(list: RevocationList): Promise<boolean>;
  /** To be called after set-up. */
  reloadIdentity(): Promise<void>;
}

const NO_CENTRE = 'A'.repeat(22);

export async function openPublishedCentre(
  records: Records,
  defaults: DefaultContent,
  demonstration: boolean,
): Promise<PublishedCentre> {
  const notices = await currentNotices(records, defaults);
  let identity = await records.centre.get();
  let settings = (await records.settings.get()) ?? defaults.settings;
  let revocations = await records.revocations.get();
  let hours: { settings: Settings; minute: number; answer: ReturnType<Centre['hours']> } | null = null;

  return {
    identity: () => identity,
    settings: () => settings,
    notice: (language) => notices[language],
    noticeVersion: (language) => notices[language].version,
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
        notice: notices[language],
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
  };
}

/** Each language's notice in force. A newer default takes the place of a draft, never of a text that has been confirmed. */
async function currentNotices(records: Records, defaults: DefaultContent): Promise<Record<PageLanguage, Notice>> {
  const current = { ...defaults.notices };
  for (const language of PAGE_LANGUAGES) {
    const stored = await records.notices.current(language);
    if (!stored || stored.draft) await records.notices.publish(defaults.notices[language]);
    current[language] = (await records.notices.current(language)) ?? defaults.notices[language];
  }
  return current;
}
