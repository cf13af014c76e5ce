/** Made-up content of a centre, long enough to look at. */
import type { Helpline } from '@dorren/shared/protocol/content.ts';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { SafeWay, WhatNowCard } from '@dorren/shared/protocol/reporting-duty.ts';
import type { MunicipalityCode, PageLanguage } from '@dorren/shared/protocol/values.ts';

interface Sample {
  centre: string;
  helplines: Helpline[];
  talk: [from: 'youth' | 'counsellor', text: string][];
  summary: string[];
  card: Omit<ReferralCard, 'language'>;
  whatNow: Pick<WhatNowCard, 'step' | 'heading' | 'text'>[];
  who: { name: string; age: number; municipality: MunicipalityCode; reach: string };
  safeContact: { ways: SafeWay[]; when: string; notThrough: string };
}

export type OtherCard = Pick<WhatNowCard, 'language' | 'heading' | 'text'>;

/** A card need not be in the page's language. */
export const OTHER_LANGUAGES: readonly OtherCard[] = [
  { language: 'en', heading: 'Until then', text: 'You can write to us every day.' },
  { language: 'fa', heading: 'تا آن زمان', text: 'هر روز می‌توانی به ما بنویسی.' },
  { language: 'ti', heading: 'ክሳብ ሽዑ', text: 'መዓልታዊ ክትጽሕፈልና ትኽእል ኢኻ።' },
];

const DAY = [{ from: '08:00', to: '16:30' }];
const OFFICE_HOURS: ReferralCard['hours'] = {
  always: false,
  week: [DAY, DAY, DAY, DAY, DAY, [], []],
  holidays: [],
  exceptions: [],
};

export const SAMPLE: Readonly<Record<PageLanguage, Sample>> = {
  sv: {
    centre: 'Resurscentrum Länet',
    helplines: [
      {
        name: 'Kvinnofridslinjen',
        telephone: '020-50 50 50',
        about: 'Dygnet runt, på många språk. Syns inte på telefonräkningen.',
      },
      { name: 'Bris', telephone: '116 111', about: 'För dig under 18 år, dygnet runt.' },
    ],
    talk: [
      ['counsellor', 'Hej! Jag heter Maria. Vad fint att du skriver. Vad vill du prata om?'],
      ['youth', 'hej'],
      [
        'youth',
        'mina föräldrar pratar om att vi ska åka till min farmor i sommar och jag är rädd att jag inte får åka hem igen',
      ],
      [
        'counsellor',
        'Tack för att du berättar. Jag förstår att det känns läskigt. Vi kan titta på det tillsammans, i din takt.',
      ],
      ['youth', 'ok 💛'],
    ],
    summary: ['Är rädd för att bli lämnad kvar på en resa i sommar.', 'Vill inte att någon ringer hem.'],
    card: {
      name: 'Ungdomsmottagningen Exempelstad',
      kind: 'youth-clinic',
      about: 'En mottagning för dig mellan 12 och 25 år. Barnmorska och kurator.',
      whatHappens:
        'Någon svarar och frågar vad du vill. Du kan säga ett påhittat namn. Vill du lägga på gör du bara det.',
      anonymity: 'yes',
      hours: OFFICE_HOURS,
      languages: ['sv', 'en', 'ar'],
      interpreter: true,
      telephone: '08-465 004 12',
      safeContact: 'Be dem ringa upp en tid när du är i skolan.',
      saysWho: false,
    },
    whatNow: [
      {
        step: 'what-we-send',
        heading: 'Vi skriver till socialtjänsten',
        text: 'Vi skriver det du har berättat om resan, och att du är rädd.\nVi skriver inte vad du heter, för det vet vi inte.',
      },
      {
        step: 'what-they-do',
        heading: 'Socialtjänsten läser samma dag',
        text: 'De bestämmer om du behöver skydd. Jag har bett dem att inte ringa hem.',
      },
    ],
    who: { name: 'Amina', age: 16, municipality: '0127', reach: 'Genom kuratorn, på lunchen.' },
    safeContact: {
      ways: ['school', 'other-adult'],
      when: 'På lunchen, måndag till torsdag.',
      notThrough: 'Min bror. Han jobbar i skolans matsal.',
    },
  },
  en: {
    centre: 'County Resource Centre',
    helplines: [
      {
        name: 'Kvinnofridslinjen',
        telephone: '020-50 50 50',
        about: 'Day and night, in many languages. Does not show on the bill.',
      },
      { name: 'Bris', telephone: '116 111', about: 'For you under 18, day and night.' },
    ],
    talk: [
      ['counsellor', 'Hello! My name is Maria. I am glad you are writing. What would you like to talk about?'],
      ['youth', 'hi'],
      [
        'youth',
        'my parents say we are going to my grandmother this summer and I am afraid I won’t be allowed home again',
      ],
      [
        'counsellor',
        'Thank you for telling me. I understand that it is frightening. We can look at it together, at your pace.',
      ],
      ['youth', 'ok 💛'],
    ],
    summary: ['Is afraid of being left behind on a trip this summer.', 'Does not want anyone to call home.'],
    card: {
      name: 'Example Town Youth Clinic',
      kind: 'youth-clinic',
      about: 'A clinic for you between 12 and 25. Midwife and counsellor.',
      whatHappens:
        'Someone answers and asks what you would like. You can give a made-up name. If you want to hang up, just do.',
      anonymity: 'yes',
      hours: OFFICE_HOURS,
      languages: ['sv', 'en', 'ar'],
      interpreter: true,
      telephone: '08-465 004 12',
      safeContact: 'Ask them to call back when you are at school.',
      saysWho: false,
    },
    whatNow: [
      {
        step: 'what-we-send',
        heading: 'We write to social services',
        text: 'We write what you have told us about the trip, and that you are afraid.\nWe do not write your name, because we do not know it.',
      },
      {
        step: 'what-they-do',
        heading: 'Social services read it the same day',
        text: 'They decide whether you need protection. I have asked them not to call your home.',
      },
    ],
    who: { name: 'Amina', age: 16, municipality: '0127', reach: 'Through the school counsellor, at lunch.' },
    safeContact: {
      ways: ['school', 'other-adult'],
      when: 'At lunch, Monday to Thursday.',
      notThrough: 'My brother. He works in the school canteen.',
    },
  },
  ar: {
    centre: 'مركز الموارد في المحافظة',
    helplines: [
      {
        name: 'Kvinnofridslinjen',
        telephone: '020-50 50 50',
        about: 'على مدار الساعة وبلغات كثيرة. لا تظهر المكالمة في الفاتورة.',
      },
      { name: 'Bris', telephone: '116 111', about: 'لمن هم دون 18 سنة، على مدار الساعة.' },
    ],
    talk: [
      ['counsellor', 'مرحبًا! اسمي ماريا. سعيدة بأنك تكتب لنا. عمّ تود الحديث؟'],
      ['youth', 'مرحبا'],
      ['youth', 'أهلي يقولون إننا سنسافر إلى جدتي في الصيف وأنا خائفة ألا يسمحوا لي بالعودة Sverige'],
      ['counsellor', 'شكرًا لأنك أخبرتني. أفهم أن هذا مخيف. يمكننا أن ننظر في الأمر معًا، على مهل.'],
      ['youth', 'ok 💛'],
    ],
    summary: ['تخاف أن تُترك هناك في سفر الصيف.', 'لا تريد أن يتصل أحد بالبيت.'],
    card: {
      name: 'عيادة الشباب، مدينة المثال',
      kind: 'youth-clinic',
      about: 'عيادة لمن هم بين 12 و25 سنة. قابلة ومستشار.',
      whatHappens: 'يردّ عليك شخص ويسألك عمّا تريد. يمكنك استخدام اسم مستعار. وإن أردت إنهاء المكالمة فأنهها.',
      anonymity: 'yes',
      hours: OFFICE_HOURS,
      languages: ['sv', 'en', 'ar'],
      interpreter: true,
      telephone: '08-465 004 12',
      safeContact: 'اطلب منهم أن يتصلوا بك وأنت في المدرسة.',
      saysWho: false,
    },
    whatNow: [
      {
        step: 'what-we-send',
        heading: 'نكتب إلى الخدمات الاجتماعية',
        text: 'نكتب ما أخبرتنا به عن السفر، وأنك خائفة.\nلا نكتب اسمك لأننا لا نعرفه.',
      },
      {
        step: 'what-they-do',
        heading: 'تقرؤه الخدمات الاجتماعية في اليوم نفسه',
        text: 'يقررون إن كنت بحاجة إلى حماية. طلبت منهم ألا يتصلوا بالبيت.',
      },
    ],
    who: { name: 'أمينة', age: 16, municipality: '0127', reach: 'عن طريق المرشدة في المدرسة، وقت الغداء.' },
    safeContact: {
      ways: ['school', 'other-adult'],
      when: 'وقت الغداء، من الاثنين إلى الخميس.',
      notThrough: 'أخي. يعمل في مطعم المدرسة.',
    },
  },
};
