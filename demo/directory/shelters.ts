import { HOURS } from './hours.ts';
import type { Unit } from './unit.ts';

const shelter = {
  interpreter: true,
  saysWho: false,
  isPublic: true,
  anonymity: 'yes',
  ages: { from: 18, to: null },
} as const;

/** There are several, each with a name of its own (`{m}`). */
export const GIRLS_SHELTER: Unit = {
  ...shelter,
  kind: 'girls-shelter',
  name: { sv: 'Tjejjouren {m}', en: '{m} girls’ shelter', ar: 'ملجأ الفتيات {m}' },
  about: {
    sv: 'Unga kvinnor som lyssnar på dig som är tjej eller ickebinär mellan 10 och 25. Inget är för litet att prata om.',
    en: 'Young women who listen to you who are a girl or non-binary between 10 and 25. Nothing is too small to talk about.',
    ar: 'شابات يستمعن إلى الفتيات بين 10 و25 عاماً. لا شيء أصغر من أن نتحدث عنه.',
  },
  whatHappens: {
    sv: 'Du pratar med en person, så länge du vill. De frågar inte vad du heter. Utan att veta vem du är kan ingen anmäla något.',
    en: 'You talk with one person for as long as you like. They do not ask your name. Without knowing who you are, nobody can report anything.',
    ar: 'تتحدثين مع شخص واحد ما دمت تريدين. لا يسألن عن اسمك. لا يمكن لأحد أن يبلّغ من دون أن يعرف من أنت.',
  },
  safeContact: {
    sv: 'De ringer aldrig tillbaka. Ta bort samtalet ur listan om någon kollar din telefon.',
    en: 'They never call back. Remove the call from the list if somebody checks your phone.',
    ar: 'لا يتصلن بك أبداً. احذفي المكالمة من القائمة إذا كان أحد يفتش هاتفك.',
  },
  competences: ['honour', 'control', 'own-choice', 'virginity', 'psychological-violence', 'images', 'sexual-violence'],
  languages: ['sv', 'en'],
  ages: { from: 10, to: 25 },
  hours: HOURS.evenings,
  staffNotes: 'Ideella. Kan följa med till socialtjänst och polis om de får en veckas varsel.',
};

export const WOMENS_SHELTER: Unit = {
  ...shelter,
  kind: 'womens-shelter',
  name: { sv: 'Kvinnojouren {m}', en: '{m} women’s shelter', ar: 'ملجأ النساء {m}' },
  about: {
    sv: 'Stöd och skyddat boende för kvinnor från 18 år och deras barn.',
    en: 'Support and sheltered housing for women from 18 and their children.',
    ar: 'دعم وسكن محمي للنساء من سن 18 وأطفالهن.',
  },
  whatHappens: {
    sv: 'En jourkvinna svarar. Ni pratar om vad som är tryggast just nu. Behöver du en plats att bo säger de hur det går till.',
    en: 'A woman on duty answers. You talk about what is safest right now. If you need a place to live, they say how it works.',
    ar: 'تجيبك امرأة مناوبة. تتحدثان عن الأكثر أماناً الآن. إذا احتجتِ مكاناً للسكن فيشرحن كيف يتم ذلك.',
  },
  safeContact: {
    sv: 'Adressen är hemlig. De möter dig på en plats ni bestämmer. Lämna telefonen avstängd om den kan spåras.',
    en: 'The address is secret. They meet you at a place you agree on. Leave your phone switched off if it can be tracked.',
    ar: 'العنوان سري. يلتقينك في مكان تتفقون عليه. أطفئي هاتفك إن كان يمكن تتبعه.',
  },
  competences: ['violence', 'honour', 'divorce', 'sheltered-housing', 'forced-marriage', 'custody', 'economic-control'],
  languages: ['sv', 'en', 'ar'],
  hours: HOURS.longDays,
  staffNotes: 'Ring jourtelefonen för lediga platser; uppdateras varje morgon.',
};

/** Nothing that tells where they are is ever said of these. */
export const SHELTERED_HOUSING: Unit = {
  ...shelter,
  kind: 'sheltered-housing',
  name: { sv: 'Skyddat boende {m}, kontakt', en: 'Sheltered housing {m}, contact', ar: 'السكن المحمي {m}، للتواصل' },
  about: {
    sv: 'Skyddat boende med personal dygnet runt. Plats ges genom socialtjänsten.',
    en: 'Sheltered housing with staff day and night. Places are given through the social services.',
    ar: 'سكن محمي مع موظفين على مدار الساعة. تُمنح الأماكن عن طريق الخدمات الاجتماعية.',
  },
  whatHappens: null,
  safeContact: null,
  competences: ['sheltered-housing', 'protected-identity', 'honour', 'leaving'],
  languages: ['sv', 'en', 'ar'],
  ages: { from: 15, to: 25 },
  hours: HOURS.always,
  anonymity: 'no',
  isPublic: false,
  staffNotes: 'Bara för personal. Uppge aldrig ort i skrift. Transport ordnas av boendet.',
};
