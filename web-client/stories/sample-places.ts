/** A made-up public directory, with numbers of the series that is kept free for fiction. */
import type { DirectoryHours, PublicDirectory, PublicEntry } from '@dorren/shared/protocol/directory.ts';

const day = (from: string, to: string) => [{ from, to }];
const OFFICE = day('09:00', '16:00');
const WEEKDAYS: DirectoryHours = {
  always: false,
  week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
  holidays: [],
  exceptions: [],
};
const ALWAYS: DirectoryHours = { ...WEEKDAYS, always: true };

const entry = (one: Partial<PublicEntry> & Pick<PublicEntry, 'id' | 'kind' | 'name' | 'about'>): PublicEntry => ({
  whatHappens: null,
  areas: [{ kind: 'county' }],
  competences: [],
  languages: ['sv', 'en'],
  interpreter: false,
  ages: { from: null, to: null },
  hours: null,
  telephones: [],
  safeContact: null,
  saysWho: null,
  anonymity: 'unknown',
  ...one,
});

export const PLACES: PublicDirectory = {
  competences: [
    {
      id: 'honour-violence',
      parent: null,
      name: { sv: 'Hedersvåld', en: 'Honour-related violence', ar: 'العنف باسم الشرف' },
      also: ['heder'],
    },
    {
      id: 'marriage',
      parent: null,
      name: { sv: 'Att giftas bort', en: 'Being married off', ar: 'الزواج بالإكراه' },
      also: ['tvångsäktenskap'],
    },
    { id: 'abroad', parent: 'marriage', name: { sv: 'Att föras utomlands', en: 'Being taken abroad' }, also: [] },
  ],
  entries: [
    entry({
      id: 'lykta',
      kind: 'girls-shelter',
      name: { sv: 'Tjejjouren Lyktan (påhittad)', en: 'The Lantern (made up)', ar: 'الفانوس (اسم خيالي)' },
      about: {
        sv: 'En jour för dig som är tjej och har det svårt hemma. Vi som svarar är volontärer och kan mycket om hedersvåld.',
        en: 'For girls who have a hard time at home. Those who answer are volunteers who know a lot about honour-related violence.',
        ar: 'للفتيات اللواتي يعانين من صعوبات في المنزل. نحن متطوعات ونعرف الكثير عن العنف باسم الشرف.',
      },
      whatHappens: {
        sv: 'En av oss svarar och säger sitt förnamn. Du berättar så mycket du vill. Vi skriver inte upp något.',
        en: 'One of us answers and says her first name. You tell as much as you want. We write nothing down.',
        ar: 'تجيبك إحدانا وتقول اسمها الأول. تقولين ما تريدين. نحن لا نكتب شيئًا.',
      },
      competences: ['honour-violence', 'abroad'],
      languages: ['sv', 'en', 'ar', 'so'],
      hours: ALWAYS,
      telephones: [
        { number: '08-46500412', label: null },
        { number: '020-123 45 67', label: { sv: 'På kvällen', en: 'In the evening', ar: 'في المساء' } },
      ],
      anonymity: 'yes',
      saysWho: false,
    }),
    entry({
      id: 'mottagning',
      kind: 'social-services',
      name: { sv: 'Mottagningsgruppen i Botkyrka (påhittad)' },
      about: { sv: 'Socialsekreterare som tar emot dig som är ung och behöver skydd.' },
      whatHappens: { sv: 'Du får prata med den som har jouren. Hen frågar var du är, om du är trygg just nu.' },
      areas: [{ kind: 'municipality', code: '0127' }],
      competences: ['honour-violence', 'marriage'],
      interpreter: true,
      hours: WEEKDAYS,
      telephones: [{ number: '08-465 004 13', label: null }],
      anonymity: 'at-first',
      saysWho: true,
      safeContact: { sv: 'Ring från skolan, eller be skolkuratorn att ringa.' },
    }),
    entry({
      id: 'um',
      kind: 'youth-clinic',
      name: { sv: 'Ungdomsmottagningen Fittja (påhittad)' },
      about: { sv: 'Barnmorska och kurator för dig mellan 12 och 22.' },
      areas: [
        { kind: 'district', municipality: '0127', name: 'Fittja' },
        { kind: 'district', municipality: '0127', name: 'Alby' },
      ],
      telephones: [{ number: '08-465 004 14', label: null }],
      anonymity: 'no',
    }),
  ],
};
