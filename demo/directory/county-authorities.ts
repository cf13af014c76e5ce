import { HOURS } from './hours.ts';
import type { Unit } from './unit.ts';

const police = {
  kind: 'police',
  interpreter: true,
  ages: { from: null, to: null },
  languages: ['sv', 'en'],
  saysWho: true,
  isPublic: true,
  anonymity: 'at-first',
  staffNotes: null,
} as const;

/** The police of the whole county; `areas` of theirs are in the sample. */
export const POLICE_UNITS: readonly Unit[] = [
  {
    ...police,
    name: {
      sv: 'Polisens samordnare mot hedersbrott',
      en: 'The police’s coordinator against honour crime',
      ar: 'منسق الشرطة لجرائم الشرف',
    },
    about: {
      sv: 'En polis som bara arbetar med hot och brott i hederns namn. Du kan fråga utan att anmäla.',
      en: 'A police officer who only works with threats and crimes in the name of honour. You can ask without reporting.',
      ar: 'ضابط شرطة يعمل فقط على التهديدات والجرائم باسم الشرف. يمكنك أن تسأل من دون تقديم بلاغ.',
    },
    whatHappens: {
      sv: 'Samordnaren svarar själv. Berättar du om ett allvarligt brott och säger vem du är kan polisen behöva utreda det. Fråga först, så får du veta vad som gäller.',
      en: 'The coordinator answers. If you tell about a serious crime and say who you are, the police may have to look into it. Ask first, and you will hear how it works.',
      ar: 'يجيب المنسق بنفسه. إذا أخبرت عن جريمة خطيرة وقلت من أنت فقد تضطر الشرطة إلى التحقيق. اسأل أولاً وستعرف كيف يجري الأمر.',
    },
    safeContact: {
      sv: 'De kommer utan uniform om du vill, och ses helst i skolan eller hos socialtjänsten.',
      en: 'They come without uniform if you want, and prefer to meet at school or at the social services.',
      ar: 'يأتون من دون زي رسمي إن أردت، ويفضلون اللقاء في المدرسة أو لدى الخدمات الاجتماعية.',
    },
    competences: ['honour', 'threats', 'forced-marriage', 'abroad', 'crime-report', 'protected-identity', 'virginity'],
    hours: HOURS.office,
    staffNotes: 'Första kontakt i alla ärenden om heder. Vid akut fara 112, sedan samordnaren.',
  },
  {
    ...police,
    name: {
      sv: 'Gränspolisens kontakt vid risk att föras utomlands',
      en: 'Border police contact when at risk of being taken abroad',
      ar: 'شرطة الحدود عند خطر الأخذ إلى الخارج',
    },
    about: {
      sv: 'Kan stoppa en resa på flygplatsen när det finns ett utreseförbud eller när du säger till.',
      en: 'Can stop a journey at the airport when there is a travel ban, or when you tell them.',
      ar: 'يمكنهم إيقاف الرحلة في المطار عند وجود حظر سفر، أو عندما تخبرهم أنت.',
    },
    whatHappens: {
      sv: 'Berätta när, vart och med vem. Är du redan på flygplatsen: säg till i säkerhetskontrollen, eller lägg något av metall i kläderna så att du får prata med personal ensam.',
      en: 'Say when, where to and with whom. If you are already at the airport: tell security, or put something of metal in your clothes so that you get to talk with staff alone.',
      ar: 'قل متى وإلى أين ومع من. إذا كنت في المطار فأخبر أمن المطار، أو ضع شيئاً معدنياً في ملابسك لتتحدث مع الموظفين وحدك.',
    },
    safeContact: {
      sv: 'De svarar dygnet runt. Du kan viska eller låta en vän ringa.',
      en: 'They answer day and night. You can whisper, or have a friend call.',
      ar: 'يجيبون ليلاً ونهاراً. يمكنك أن تهمس أو أن يتصل صديق بدلاً عنك.',
    },
    competences: ['abroad', 'abroad-risk', 'forced-marriage', 'child-marriage', 'genital-mutilation'],
    hours: HOURS.always,
  },
  {
    ...police,
    name: { sv: 'Barnutredarna', en: 'Child investigators', ar: 'محققو الأطفال' },
    about: {
      sv: 'Poliser som är utbildade i att prata med barn och unga. Samtalen är i ett barnahus, inte på en polisstation.',
      en: 'Police officers who are trained to talk with children and youths. You talk in a children’s house, not at a police station.',
      ar: 'ضباط شرطة مدربون على الحديث مع الأطفال والشباب. الحديث في بيت الأطفال وليس في مركز الشرطة.',
    },
    whatHappens: {
      sv: 'Du får ett eget juridiskt ombud, utan kostnad. Dina föräldrar behöver inte vara med.',
      en: 'You get a lawyer of your own at no cost. Your parents do not have to be there.',
      ar: 'تحصل على محامٍ خاص بك مجاناً. لا يلزم حضور والديك.',
    },
    safeContact: null,
    competences: [
      'crime-report',
      'violence-at-home',
      'physical-violence',
      'sexual-violence',
      'genital-mutilation',
      'child-marriage',
    ],
    ages: { from: 0, to: 17 },
    hours: HOURS.officeShortDays,
    anonymity: 'no',
  },
  {
    ...police,
    name: {
      sv: 'Polisens it-brottsrådgivning',
      en: 'Police advice on digital crime',
      ar: 'استشارات الشرطة في الجرائم الرقمية',
    },
    about: {
      sv: 'När någon hotar att sprida bilder på dig, har tagit dina konton eller spårar din telefon.',
      en: 'When somebody threatens to spread pictures of you, has taken your accounts or tracks your phone.',
      ar: 'عندما يهددك أحد بنشر صورك أو يستولي على حساباتك أو يتتبع هاتفك.',
    },
    whatHappens: {
      sv: 'De säger vad du ska spara och hur. Ta inte bort spårning själv innan ni pratat: den som spårar kan märka det.',
      en: 'They say what to keep and how. Do not remove tracking before you have talked: whoever tracks you may notice.',
      ar: 'يقولون لك ماذا تحفظ وكيف. لا تزل برنامج التتبع قبل أن تتحدث معهم، فقد يلاحظ من يتتبعك ذلك.',
    },
    safeContact: {
      sv: 'Ring från en annan telefon än din egen.',
      en: 'Call from another phone than your own.',
      ar: 'اتصل من هاتف غير هاتفك.',
    },
    competences: ['digital-control', 'surveillance', 'images', 'threats'],
    hours: HOURS.officeWithLunch,
  },
  {
    ...police,
    name: { sv: 'Gruppen mot människohandel', en: 'Group against human trafficking', ar: 'فريق مكافحة الاتجار بالبشر' },
    about: {
      sv: 'För dig som tvingas arbeta, sälja sex eller begå brott. Du blir inte straffad för att någon utnyttjar dig sexuellt.',
      en: 'For you who are forced to work, sell sex or commit crimes. You are not punished because somebody exploits you sexually.',
      ar: 'لمن يُجبر على العمل أو بيع الجنس أو ارتكاب الجرائم. لا تُعاقَب لأن أحداً يستغلك جنسياً.',
    },
    whatHappens: {
      sv: 'De ser till att du är trygg först. Du kan få tid att tänka innan du bestämmer om du vill vittna.',
      en: 'They see to it that you are safe first. You can get time to think before you decide whether to testify.',
      ar: 'يتأكدون أولاً من سلامتك. يمكنك الحصول على وقت للتفكير قبل أن تقرر الشهادة.',
    },
    safeContact: null,
    competences: ['trafficking', 'sexual-exploitation', 'forced-crime'],
    hours: HOURS.always,
  },
];

/** One in each police area. */
export const CRIME_VICTIM_SUPPORT: Unit = {
  ...police,
  name: { sv: 'Brottsoffer- och personskydd, {m}', en: 'Crime victim protection, {m}', ar: 'حماية ضحايا الجريمة، {m}' },
  about: {
    sv: 'Bedömer hur farligt det är för dig och vad som kan skydda dig: larm, kontaktförbud, skyddade uppgifter.',
    en: 'Judges how dangerous it is for you and what can protect you: an alarm, a restraining order, protected identity.',
    ar: 'تقيّم مدى الخطر عليك وما يمكن أن يحميك: جهاز إنذار، أمر بعدم الاتصال، بيانات محمية.',
  },
  whatHappens: {
    sv: 'De ringer upp dig på det sätt ni bestämt och går igenom läget steg för steg.',
    en: 'They call you in the way you have agreed on, and go through the situation step by step.',
    ar: 'يتصلون بك بالطريقة المتفق عليها ويراجعون الوضع خطوة خطوة.',
  },
  safeContact: null,
  competences: ['protected-identity', 'threats', 'crime-report', 'honour'],
  hours: HOURS.office,
  anonymity: 'no',
  isPublic: false,
  staffNotes: 'Nås genom samordnaren. Skicka aldrig namn i e-post.',
};

const authority = { ...police, kind: 'other-authority' } as const;

export const OTHER_AUTHORITIES: readonly Unit[] = [
  {
    ...authority,
    name: {
      sv: 'Konsulär hjälp i familjeärenden',
      en: 'Consular help in family matters',
      ar: 'المساعدة القنصلية في شؤون العائلة',
    },
    about: {
      sv: 'För dig som är kvar i ett annat land mot din vilja, eller en vän som vet om det.',
      en: 'For you who are in another country against your will, or a friend who knows about it.',
      ar: 'لمن هو عالق في بلد آخر ضد إرادته، أو لصديق يعرف بذلك.',
    },
    whatHappens: {
      sv: 'De frågar var du är, om du har pass och hur de kan nå dig utan att någon märker det. De kan hjälpa dig hem, men inte alltid fort.',
      en: 'They ask where you are, whether you have a passport and how they can reach you without anybody noticing. They can help you home, but not always fast.',
      ar: 'يسألونك أين أنت وهل لديك جواز سفر وكيف يصلون إليك من دون أن يلاحظ أحد. يمكنهم مساعدتك على العودة، لكن ليس دائماً بسرعة.',
    },
    safeContact: {
      sv: 'Lär dig numret utantill före resan.',
      en: 'Learn the number by heart before you travel.',
      ar: 'احفظ الرقم عن ظهر قلب قبل السفر.',
    },
    competences: ['abroad', 'abroad-left', 'forced-marriage', 'child-marriage'],
    hours: HOURS.always,
  },
  {
    ...authority,
    name: {
      sv: 'Skyddade personuppgifter, vägledning',
      en: 'Protected identity, guidance',
      ar: 'إرشاد حول حماية البيانات الشخصية',
    },
    about: {
      sv: 'Förklarar sekretessmarkering och skyddad folkbokföring, och hur du söker.',
      en: 'Explains confidentiality marking and protected registration, and how to apply.',
      ar: 'يشرحون السرية في السجل السكاني وكيف تقدّم الطلب.',
    },
    whatHappens: {
      sv: 'Du får veta vilka papper som behövs. Polisen eller socialtjänsten kan hjälpa dig med dem.',
      en: 'You hear which papers are needed. The police or the social services can help you with them.',
      ar: 'تعرف ما الأوراق المطلوبة. يمكن للشرطة أو الخدمات الاجتماعية مساعدتك فيها.',
    },
    safeContact: null,
    competences: ['protected-identity', 'leaving'],
    hours: HOURS.officeWithLunch,
  },
  {
    ...authority,
    name: {
      sv: 'Asylprocessen, barn och unga',
      en: 'The asylum process, children and youth',
      ar: 'إجراءات اللجوء للأطفال والشباب',
    },
    about: {
      sv: 'Svarar på frågor om uppehållstillstånd när du lämnar familj, make eller maka.',
      en: 'Answers questions about residence permits when you leave family, husband or wife.',
      ar: 'يجيبون عن أسئلة الإقامة عندما تترك العائلة أو الزوج أو الزوجة.',
    },
    whatHappens: {
      sv: 'Allmänna frågor kan du ställa utan namn. Egna skäl, som tvång eller våld, räknas för sig.',
      en: 'You can ask general questions without a name. Reasons of your own, like force or violence, are looked at on their own.',
      ar: 'يمكنك طرح أسئلة عامة من دون اسم. أسبابك الخاصة، كالإكراه أو العنف، تُنظر على حدة.',
    },
    safeContact: null,
    competences: ['newly-arrived', 'unaccompanied', 'divorce'],
    hours: HOURS.mornings,
  },
  {
    ...authority,
    name: { sv: 'Länets konsultationsstöd för yrkesverksamma', en: 'The county’s consultation line for professionals' },
    about: {
      sv: 'Råd till yrkesverksamma i avidentifierade ärenden om hedersrelaterat våld och förtryck.',
      en: 'Advice for professionals in cases of honour-related violence and oppression, without names.',
    },
    whatHappens: null,
    safeContact: null,
    competences: ['honour', 'violence', 'protection', 'school-absence', 'intellectual-disability'],
    hours: HOURS.office,
    isPublic: false,
    staffNotes: 'För yrkesverksamma. Ger inte råd om enskilda journaler.',
  },
];
