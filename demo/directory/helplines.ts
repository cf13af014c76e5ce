import { HOURS } from './hours.ts';
import type { Unit } from './unit.ts';

const helpline = {
  kind: 'helpline',
  interpreter: false,
  saysWho: false,
  isPublic: true,
  anonymity: 'yes',
  staffNotes: null,
} as const;

/** Lines for the whole country. */
export const HELPLINES: readonly Unit[] = [
  {
    ...helpline,
    name: { sv: 'Nationella linjen om heder', en: 'National line on honour', ar: 'الخط الوطني لقضايا الشرف' },
    about: {
      sv: 'Hela landets linje för dig som inte får bestämma själv över ditt liv.',
      en: 'The whole country’s line for you who may not decide over your own life.',
      ar: 'خط لكل البلاد لمن لا يُسمح له أن يقرر حياته.',
    },
    whatHappens: {
      sv: 'Du pratar med någon som kan mycket om heder. Samtalet är gratis och syns inte på räkningen.',
      en: 'You talk with somebody who knows a lot about honour. The call is free and does not show on the bill.',
      ar: 'تتحدث مع شخص يعرف الكثير عن قضايا الشرف. المكالمة مجانية ولا تظهر في الفاتورة.',
    },
    safeContact: {
      sv: 'Samtalet kan synas i telefonens egen lista. Ta bort det.',
      en: 'The call can show in the phone’s own list. Remove it.',
      ar: 'قد تظهر المكالمة في قائمة الهاتف. احذفها.',
    },
    competences: ['honour', 'marriage', 'abroad', 'control', 'genital-mutilation', 'threats'],
    languages: ['sv', 'en', 'ar', 'so', 'fa'],
    ages: { from: 13, to: 26 },
    hours: HOURS.always,
  },
  {
    ...helpline,
    name: { sv: 'Barnens linje', en: 'Children’s line', ar: 'خط الأطفال' },
    about: {
      sv: 'För dig under 18, om vad som helst.',
      en: 'For you under 18, about anything.',
      ar: 'لمن هم دون 18 عاماً، عن أي شيء.',
    },
    whatHappens: {
      sv: 'En vuxen lyssnar. Du bestämmer när ni slutar.',
      en: 'A grown-up listens. You decide when to stop.',
      ar: 'يستمع إليك شخص بالغ. أنت تقرر متى تنتهي المكالمة.',
    },
    safeContact: null,
    competences: ['violence-at-home', 'psychological-violence', 'school', 'mental-health'],
    languages: ['sv', 'en', 'ar'],
    ages: { from: 6, to: 17 },
    hours: HOURS.longDays,
  },
  {
    ...helpline,
    name: {
      sv: 'Nattlinjen, när livet är för tungt',
      en: 'The night line, when life is too heavy',
      ar: 'خط الليل، عندما تثقل الحياة',
    },
    about: {
      sv: 'När tankarna på att dö kommer. Du får säga precis som det är.',
      en: 'When thoughts of dying come. You may say exactly how it is.',
      ar: 'عندما تأتيك أفكار الموت. يمكنك أن تقول الأمر كما هو.',
    },
    whatHappens: {
      sv: 'Någon stannar hos dig i luren. Är du i fara nu: ring 112.',
      en: 'Somebody stays with you on the line. If you are in danger now: call 112.',
      ar: 'يبقى معك شخص على الخط. إذا كنت في خطر الآن فاتصل بالرقم 112.',
    },
    safeContact: null,
    competences: ['mental-health'],
    languages: ['sv', 'en'],
    ages: { from: null, to: null },
    hours: HOURS.always,
  },
  {
    ...helpline,
    name: { sv: 'Hbtq-linjen', en: 'LGBTQ line', ar: 'خط مجتمع الميم' },
    about: {
      sv: 'Vuxna hbtq-personer svarar på frågor om att komma ut, eller att inte kunna göra det.',
      en: 'LGBTQ grown-ups answer questions on coming out, or on not being able to.',
      ar: 'بالغون من مجتمع الميم يجيبون عن أسئلة حول الإفصاح، أو عدم القدرة عليه.',
    },
    whatHappens: {
      sv: 'Du behöver inte komma ut för någon annan än dem.',
      en: 'You need not come out to anybody but them.',
      ar: 'لا يلزم أن تفصح لأحد سواهم.',
    },
    safeContact: null,
    competences: ['hbtq', 'conversion', 'gender-identity'],
    languages: ['sv', 'en'],
    ages: { from: 13, to: null },
    hours: HOURS.evenings,
  },
  {
    ...helpline,
    name: { sv: 'Lyssnarlinjen om våld', en: 'The listeners’ line on violence', ar: 'خط الإصغاء لضحايا العنف' },
    about: {
      sv: 'För dig som utsätts för våld eller hot av någon nära.',
      en: 'For you who live with violence or threats from somebody close.',
      ar: 'لمن تتعرض للعنف أو التهديد من شخص قريب.',
    },
    whatHappens: {
      sv: 'De lyssnar, ger råd och kan koppla in tolk i samtalet.',
      en: 'They listen, give advice and can bring an interpreter into the call.',
      ar: 'يستمعون ويقدمون النصح ويمكنهم إحضار مترجم إلى المكالمة.',
    },
    safeContact: {
      sv: 'Samtalet syns inte på räkningen.',
      en: 'The call does not show on the bill.',
      ar: 'لا تظهر المكالمة في الفاتورة.',
    },
    competences: ['violence', 'threats', 'sheltered-housing', 'sexual-violence', 'divorce'],
    languages: ['sv', 'en', 'ar', 'fa', 'so', 'ti', 'tr'],
    interpreter: true,
    ages: { from: 15, to: null },
    hours: HOURS.always,
  },
  {
    ...helpline,
    name: { sv: 'Resvakten, sommartelefonen', en: 'Travel watch, the summer line', ar: 'مراقبة السفر، خط الصيف' },
    about: {
      sv: 'Inför lov: för dig som är orolig för en resa, eller för en kompis som ska resa.',
      en: 'Before the holidays: for you who worry about a journey, or about a friend who is to travel.',
      ar: 'قبل العطل: لمن يقلق من سفر قادم، أو على صديق سيسافر.',
    },
    whatHappens: {
      sv: 'Ni går igenom vad du kan göra före, under och efter resan. Du får ett nummer att lära dig utantill.',
      en: 'You go through what you can do before, during and after the journey. You get a number to learn by heart.',
      ar: 'تراجعون معاً ما يمكنك فعله قبل السفر وأثناءه وبعده. تحصل على رقم لتحفظه.',
    },
    safeContact: null,
    competences: ['abroad', 'abroad-risk', 'abroad-left', 'forced-marriage', 'genital-mutilation'],
    languages: ['sv', 'en', 'so', 'ar'],
    ages: { from: null, to: 26 },
    hours: null,
  },
];
