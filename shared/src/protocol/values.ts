/** Closed lists that both ends share. The words people read for each are in the message catalogues. */

/** Languages a conversation can be held in: BCP 47, `ckb` Sorani, `kmr` Kurmanji, `prs` Dari. */
export const CONVERSATION_LANGUAGES = ['sv', 'en', 'ar', 'so', 'fa', 'prs', 'ckb', 'kmr', 'tr', 'ti'] as const;
export type ConversationLanguage = (typeof CONVERSATION_LANGUAGES)[number];

/** Languages the pages themselves are complete in; Swedish is the first. */
export const PAGE_LANGUAGES = ['sv', 'en', 'ar'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** `easy`: easy-read, with pictograms. */
export const READING_LEVELS = ['standard', 'easy'] as const;
export type ReadingLevel = (typeof READING_LEVELS)[number];

export const AGE_BANDS = ['under-13', '13-14', '15-17', '18-20', '21-26', 'over-26'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** What it is about, broadly. */
export const TOPICS = ['marriage', 'abroad', 'violence', 'control', 'online', 'identity', 'friend', 'other'] as const;
export type Topic = (typeof TOPICS)[number];
export const MAX_TOPICS = 3;

export const ROLES = ['counsellor', 'supervisor', 'administrator', 'contact-person'] as const;
export type Role = (typeof ROLES)[number];

/** Whom a handover can be asked of without naming anybody: what a counsellor works as. */
export const TEAMS = [
  'social-worker',
  'police-coordinator',
  'health',
  'midwife',
  'shelter',
  'school',
  'other',
] as const;
export type Team = (typeof TEAMS)[number];

/** Whether one can join the queue. */
export const DOOR_STATES = ['open', 'closed', 'nobody-on-duty', 'full'] as const;

/** The county's 26 municipalities: Statistics Sweden's code and the name, which is the same in every language. */
export const MUNICIPALITIES = {
  '0114': 'Upplands Väsby',
  '0115': 'Vallentuna',
  '0117': 'Österåker',
  '0120': 'Värmdö',
  '0123': 'Järfälla',
  '0125': 'Ekerö',
  '0126': 'Huddinge',
  '0127': 'Botkyrka',
  '0128': 'Salem',
  '0136': 'Haninge',
  '0138': 'Tyresö',
  '0139': 'Upplands-Bro',
  '0140': 'Nykvarn',
  '0160': 'Täby',
  '0162': 'Danderyd',
  '0163': 'Sollentuna',
  '0180': 'Stockholm',
  '0181': 'Södertälje',
  '0182': 'Nacka',
  '0183': 'Sundbyberg',
  '0184': 'Solna',
  '0186': 'Lidingö',
  '0187': 'Vaxholm',
  '0188': 'Norrtälje',
  '0191': 'Sigtuna',
  '0192': 'Nynäshamn',
} as const;
export type MunicipalityCode = keyof typeof MUNICIPALITIES;
export const MUNICIPALITY_CODES = Object.keys(MUNICIPALITIES) as [MunicipalityCode, ...MunicipalityCode[]];
