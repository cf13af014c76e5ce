/** Words that people search with for what an entry says in codes. Nobody reads them: they are no messages. */
import type { OrganisationKind } from '../protocol/directory.ts';
import type { ConversationLanguage } from '../protocol/values.ts';

export const LANGUAGE_WORDS: Readonly<Record<ConversationLanguage, string>> = {
  sv: 'svenska Swedish السويدية',
  en: 'engelska English الإنجليزية',
  ar: 'arabiska Arabic العربية عربي',
  so: 'somaliska Somali Soomaali الصومالية',
  fa: 'persiska farsi Persian فارسی الفارسية',
  prs: 'dari afghanska Dari دری الدرية',
  ckb: 'sorani kurdiska centralkurdiska Kurdish کوردی سۆرانی السورانية الكردية',
  kmr: 'kurmanji kurmandji kurdiska nordkurdiska badini Kurdish Kurdî Kurmancî الكرمانجية الكردية',
  tr: 'turkiska Turkish Türkçe التركية',
  ti: 'tigrinja tigrinska Tigrinya ትግርኛ التغرينية',
};

export const KIND_WORDS: Readonly<Record<OrganisationKind, string>> = {
  'social-services': 'socialtjänst socialtjänsten soc social services الخدمات الاجتماعية السوسيال',
  'social-services-out-of-hours':
    'socialjour socialjouren soc jour social services out of hours الخدمات الاجتماعية الطارئة',
  police: 'polis polisen police الشرطة',
  'health-care': 'vård hälsovård sjukvård läkare health care doctor الرعاية الصحية طبيب',
  'youth-clinic': 'ungdomsmottagning UM youth clinic عيادة الشباب',
  'school-health': 'elevhälsa skolkurator skolsköterska school health counsellor nurse صحة الطلاب المدرسة',
  ngo: 'förening ideell organisation association organisation جمعية',
  'womens-shelter': 'kvinnojour womens shelter مأوى النساء',
  'girls-shelter': 'tjejjour girls shelter مأوى الفتيات',
  'sheltered-housing': 'skyddat boende sheltered housing safe house سكن محمي مأوى',
  helpline: 'stödlinje hjälptelefon jourtelefon helpline خط المساعدة هاتف',
  'other-authority': 'myndighet authority سلطة',
};

export const AREA_WORDS = {
  county: 'Stockholms län länet hela länet county المحافظة',
  country: 'hela landet Sverige nationell country Sweden national السويد',
} as const;

/** Small words of a sentence, folded: not looked for beside others. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    'jag du han hon den det vi ni de dem mig dig sig min mitt mina din ditt dina ar och i pa for att som en ett med till av om inte kan vill ' +
    'nar hur vad har the a an am is are of to and for in my me we you it on with at من في علي عن الي انا هو هي مع لا ما'
  ).split(' '),
);
