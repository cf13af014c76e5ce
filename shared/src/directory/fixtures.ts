/** A made-up directory, small enough to hold in one's head. */
import type { Competence, DirectoryEntry, DirectoryHours, StaffDirectory } from '../protocol/directory.ts';

const competence = (
  id: string,
  parent: string | null,
  sv: string,
  en: string,
  ar: string,
  also: string[] = [],
): Competence => ({
  id,
  parent,
  name: { sv, en, ar },
  also,
});

export const COMPETENCES: Competence[] = [
  competence('violence', null, 'Våld', 'Violence', 'العنف', ['slår', 'misshandel']),
  competence('honour-violence', 'violence', 'Hedersvåld', 'Honour-related violence', 'العنف باسم الشرف', ['heder']),
  competence('marriage', null, 'Äktenskap mot ens vilja', 'Marriage against one’s will', 'الزواج بالإكراه', [
    'giftas bort',
  ]),
  competence('child-marriage', 'marriage', 'Barnäktenskap', 'Child marriage', 'زواج الأطفال', ['minderårig']),
  competence('hbtq', null, 'Hbtq', 'LGBTQ', 'مجتمع الميم', ['homosexuell', 'bög', 'lesbisk', 'trans']),
];

const OFFICE: [string, string][] = [['09:00', '16:00']];
const hours = (days: [string, string][] | 'always'): DirectoryHours => {
  const day = days === 'always' ? [] : days.map(([from, to]) => ({ from, to }));
  return { always: days === 'always', week: [day, day, day, day, day, [], []], holidays: [], exceptions: [] };
};

const BASE: Omit<DirectoryEntry, 'id' | 'name' | 'organisationId' | 'about'> = {
  whatHappens: null,
  areas: [{ kind: 'county' }],
  competences: [],
  languages: ['sv'],
  interpreter: false,
  ages: { from: null, to: null },
  hours: null,
  telephones: [{ number: '08-465 004 12', label: null }],
  safeContact: null,
  saysWho: null,
  anonymity: 'unknown',
  address: null,
  isPublic: true,
  staffNotes: null,
  contactPersons: [],
};

export const ENTRIES: DirectoryEntry[] = [
  {
    ...BASE,
    id: 'jour',
    organisationId: 'ngo',
    name: { sv: 'Tjejjouren Lyktan', en: 'The Lantern girls’ shelter' },
    about: { sv: 'En jour för tjejer som har det svårt hemma.', en: 'Someone to talk to for girls.' },
    competences: ['honour-violence'],
    languages: ['sv', 'so'],
    ages: { from: 13, to: 25 },
    anonymity: 'yes',
    hours: hours('always'),
    areas: [{ kind: 'municipality', code: '0127' }],
  },
  {
    ...BASE,
    id: 'botkyrka',
    organisationId: 'botkyrka',
    name: { sv: 'Mottagningen i Botkyrka' },
    about: { sv: 'Socialsekreterare för barn och unga.' },
    competences: ['violence', 'child-marriage'],
    interpreter: true,
    hours: hours(OFFICE),
    areas: [{ kind: 'municipality', code: '0127' }],
    staffNotes: 'Fråga efter gruppledaren, hon kan pengarnas väg.',
    contactPersons: [{ name: 'Vilhelmina Ask', telephone: null, email: null, about: null }],
  },
  {
    ...BASE,
    id: 'fittja',
    organisationId: 'botkyrka',
    name: { sv: 'Fältgruppen' },
    about: { sv: 'Ute på kvällarna.' },
    areas: [{ kind: 'district', municipality: '0127', name: 'Fittja' }],
    hours: hours([['18:00', '23:00']]),
  },
  {
    ...BASE,
    id: 'linje',
    organisationId: 'ngo',
    name: { sv: 'Stödlinjen Öppen Dörr', ar: 'خط الدعم' },
    about: { sv: 'För den som är hbtq och rädd för sin familj.', ar: 'إذا كنت خائفًا من عائلتك.' },
    competences: ['hbtq', 'violence'],
    languages: ['sv', 'ar'],
    anonymity: 'at-first',
    areas: [{ kind: 'country' }],
  },
  {
    ...BASE,
    id: 'polis',
    organisationId: 'police',
    name: { sv: 'Brottsoffergruppen Söderort' },
    about: { sv: 'Utreder hot och brott i nära relation, till exempel dödshot.' },
    competences: ['violence'],
    anonymity: 'no',
    areas: [{ kind: 'county' }],
  },
];

const CONFIRMED_AT = Date.UTC(2026, 9, 1);

export const STAFF_DIRECTORY: StaffDirectory = {
  organisations: [
    { id: 'ngo', kind: 'ngo' as const, sv: 'Föreningen Ljus' },
    { id: 'botkyrka', kind: 'social-services' as const, sv: 'Botkyrka kommun' },
    { id: 'police', kind: 'police' as const, sv: 'Polisregion Mitt' },
  ].map(({ id, kind, sv }) => ({ organisation: { id, kind, name: { sv }, staffNotes: null }, revision: 1 })),
  entries: ENTRIES.map((entry) => ({
    entry,
    revision: 1,
    confirmed: entry.id === 'polis' ? null : { by: 'somebody', at: CONFIRMED_AT },
  })),
  competences: COMPETENCES,
  competencesRevision: 1,
  ownOrganisation: null,
  mayEdit: true,
};
