import { HOURS } from './hours.ts';
import type { Unit } from './unit.ts';

/** What every municipality has, or several have together. */
export const CHILDREN_AND_YOUTH: Unit = {
  kind: 'social-services',
  name: { sv: 'Barn och unga, {m}', en: 'Children and youth, {m}', ar: 'الأطفال والشباب، {m}' },
  about: {
    sv: 'Socialtjänstens team för dig som är under 21 och har det svårt hemma i {m}. De kan ordna stöd, och en trygg plats att bo på om det behövs.',
    en: 'The social services’ team for you who are under 21 and have a hard time at home in {m}. They can arrange support, and a safe place to live if needed.',
    ar: 'فريق من الخدمات الاجتماعية لمن هم دون 21 عاماً ويعيشون وضعاً صعباً في البيت في {m}. يمكنهم ترتيب الدعم، ومكان آمن للسكن عند الحاجة.',
  },
  whatHappens: {
    sv: 'En socialsekreterare svarar. Du kan fråga först och berätta vem du är sedan. Är du under 18 och far illa måste de ta reda på mer om hur du har det. Be att få veta först vad som händer och vem som får veta.',
    en: 'A social worker answers. You can ask first and say who you are later. If you are under 18 and in harm’s way, they must find out more about how you are. Ask to be told first what will happen and who gets to know.',
    ar: 'يجيبك موظف من الخدمات الاجتماعية. يمكنك أن تسأل أولاً ثم تقول من أنت لاحقاً. إذا كنت دون 18 عاماً وتتعرض للأذى فعليهم معرفة المزيد عن وضعك. اطلب أن يخبروك أولاً بما سيحدث ومن سيعرف.',
  },
  safeContact: {
    sv: 'Säg direkt om ingen hemma får veta att du ringer. Ring helst från skolan eller en väns telefon.',
    en: 'Say at once if nobody at home may know that you call. Best is to call from school or a friend’s phone.',
    ar: 'قل فوراً إن كان لا يجوز أن يعرف أحد في البيت أنك تتصل. الأفضل أن تتصل من المدرسة أو من هاتف صديق.',
  },
  competences: ['honour', 'marriage', 'violence-at-home', 'physical-violence', 'custody', 'school-absence', 'control'],
  languages: ['sv', 'en'],
  interpreter: true,
  ages: { from: 0, to: 20 },
  hours: HOURS.office,
  anonymity: 'at-first',
  saysWho: false,
  isPublic: true,
  staffNotes: 'Be om mottagningsgruppen. De kan träffa ungdomen i skolan i stället för på kontoret.',
};

export const VIOLENCE_TEAM: Unit = {
  kind: 'social-services',
  name: { sv: 'Relationsvåldsteamet, {m}', en: 'Violence support team, {m}', ar: 'فريق دعم ضحايا العنف، {m}' },
  about: {
    sv: 'Stöd och skydd för dig som är över 18 och utsatt för våld, hot eller kontroll av någon i familjen eller släkten.',
    en: 'Support and protection for you who are over 18 and live with violence, threats or control from somebody in the family.',
    ar: 'دعم وحماية لمن تجاوز 18 عاماً ويتعرض للعنف أو التهديد أو السيطرة من أحد أفراد العائلة.',
  },
  whatHappens: {
    sv: 'En av två i teamet svarar. Ni pratar om hur farligt det är nu, och vad du själv vill. Ingenting görs utan dig.',
    en: 'One of the two in the team answers. You talk about how dangerous it is now, and what you want. Nothing is done without you.',
    ar: 'يجيبك أحد عضوي الفريق. تتحدثان عن مدى الخطر الآن وعما تريده أنت. لا يحدث شيء من دونك.',
  },
  safeContact: {
    sv: 'De ringer från dolt nummer bara om du har sagt att det går bra, och lämnar aldrig meddelande.',
    en: 'They call from a hidden number only if you have said it is fine, and never leave a message.',
    ar: 'يتصلون من رقم مخفي فقط إذا قلت إن ذلك مناسب، ولا يتركون رسالة أبداً.',
  },
  competences: [
    'honour',
    'violence',
    'threats',
    'forced-marriage',
    'divorce',
    'sheltered-housing',
    'protected-identity',
    'economic-control',
  ],
  languages: ['sv', 'en', 'ar'],
  interpreter: true,
  ages: { from: 18, to: null },
  hours: HOURS.officeWithLunch,
  anonymity: 'at-first',
  saysWho: false,
  isPublic: true,
  staffNotes: 'Gör hot- och riskbedömning samma dag. Ring teamledaren om ungdomen fyller 18 inom kort.',
};

export const OUT_OF_HOURS: Unit = {
  kind: 'social-services-out-of-hours',
  name: { sv: 'Socialjouren, {m}', en: 'Social services at night, {m}', ar: 'الخدمات الاجتماعية ليلاً، {m}' },
  about: {
    sv: 'Hit ringer du på kvällar, nätter och helger när det inte kan vänta till i morgon.',
    en: 'Call here in the evening, at night and at weekends when it cannot wait until tomorrow.',
    ar: 'اتصل هنا مساءً وليلاً وفي عطلة نهاية الأسبوع عندما لا يمكن الانتظار حتى الغد.',
  },
  whatHappens: {
    sv: 'Någon svarar på en gång. De frågar var du är och om du är trygg just nu. De kan möta dig och ordna en plats att sova på i natt.',
    en: 'Somebody answers at once. They ask where you are and whether you are safe right now. They can meet you and find a place to sleep tonight.',
    ar: 'يجيبك شخص فوراً. يسألونك أين أنت وهل أنت في أمان الآن. يمكنهم مقابلتك وإيجاد مكان تنام فيه الليلة.',
  },
  safeContact: {
    sv: 'Är du i fara nu: ring 112. Kan du inte prata, säg bara "ja" och "nej" så ställer de frågorna.',
    en: 'If you are in danger now: call 112. If you cannot talk, just say “yes” and “no” and they will ask the questions.',
    ar: 'إذا كنت في خطر الآن فاتصل بالرقم 112. إن لم تستطع الكلام فقل «نعم» و«لا» فقط وهم يسألون.',
  },
  competences: ['honour', 'violence', 'threats', 'abroad-risk', 'sheltered-housing', 'custody'],
  languages: ['sv', 'en'],
  interpreter: true,
  ages: { from: null, to: null },
  hours: HOURS.outOfHours,
  anonymity: 'at-first',
  saysWho: false,
  isPublic: true,
  staffNotes:
    'Nås av polis och vård också på ett eget nummer. Begär beslut om omedelbart omhändertagande här efter kontorstid.',
};

export const YOUTH_CLINIC: Unit = {
  kind: 'youth-clinic',
  name: { sv: 'Ungdomsmottagningen, {m}', en: 'Youth clinic, {m}', ar: 'عيادة الشباب، {m}' },
  about: {
    sv: 'Barnmorska och kurator för dig mellan 12 och 22. Det kostar ingenting, och du kan prata om kropp, kärlek och hur du har det.',
    en: 'A midwife and a counsellor for you between 12 and 22. It costs nothing, and you can talk about body, love and how you are.',
    ar: 'قابلة ومرشد نفسي لمن عمرهم بين 12 و22 عاماً. لا تدفع شيئاً، ويمكنك الحديث عن الجسد والحب وأحوالك.',
  },
  whatHappens: {
    sv: 'Du får en tid, ofta samma vecka. De har tystnadsplikt. Är du under 18 och far illa måste de berätta det för socialtjänsten, men de talar om det för dig först.',
    en: 'You get a time, often the same week. They keep what you say to themselves. If you are under 18 and in harm’s way, they must tell the social services, but they tell you first.',
    ar: 'تحصل على موعد، غالباً في الأسبوع نفسه. عليهم واجب السرية. إذا كنت دون 18 عاماً وتتعرض للأذى فعليهم إبلاغ الخدمات الاجتماعية، لكنهم يخبرونك أولاً.',
  },
  safeContact: {
    sv: 'Be att inga sms eller brev skickas hem. Besöket behöver inte synas i appen som föräldrar kan se.',
    en: 'Ask that no text messages or letters are sent home. The visit does not have to show in the app that parents can see.',
    ar: 'اطلب ألا تُرسل رسائل إلى البيت. لا يجب أن تظهر الزيارة في التطبيق الذي يراه الأهل.',
  },
  competences: [
    'sexual-health',
    'virginity',
    'genital-mutilation',
    'own-choice',
    'sexual-violence',
    'mental-health',
    'hbtq',
  ],
  languages: ['sv', 'en'],
  interpreter: true,
  ages: { from: 12, to: 22 },
  hours: HOURS.dropIn,
  anonymity: 'at-first',
  saysWho: false,
  isPublic: true,
  staffNotes: null,
};

export const SCHOOL_HEALTH: Unit = {
  kind: 'school-health',
  name: { sv: 'Elevhälsan, {m}', en: 'School health, {m}', ar: 'الصحة المدرسية، {m}' },
  about: {
    sv: 'Kuratorer och skolsköterskor för alla skolor i {m}. Du kan gå dit på skoltid, så det behöver inte märkas hemma.',
    en: 'Counsellors and school nurses for all schools in {m}. You can go there in school time, so it need not show at home.',
    ar: 'مرشدون وممرضات لكل المدارس في {m}. يمكنك الذهاب إليهم في وقت المدرسة فلا يلزم أن يُلاحظ ذلك في البيت.',
  },
  whatHappens: {
    sv: 'Du pratar med kuratorn i ett rum för er själva. Är du under 18 och far illa måste skolan göra en orosanmälan, och du får veta det först.',
    en: 'You talk with the counsellor in a room of your own. If you are under 18 and in harm’s way, the school must report its concern, and you are told first.',
    ar: 'تتحدث مع المرشد في غرفة خاصة. إذا كنت دون 18 عاماً وتتعرض للأذى فعلى المدرسة أن تبلّغ، ويخبرونك أولاً.',
  },
  safeContact: {
    sv: 'Säg till om frånvaro inte får synas hemma medan du är där.',
    en: 'Tell them if your absence must not show at home while you are there.',
    ar: 'أخبرهم إن كان لا يجوز أن يظهر غيابك في البيت أثناء وجودك هناك.',
  },
  competences: ['school', 'school-absence', 'control', 'made-to-control', 'abroad-risk', 'psychological-violence'],
  languages: ['sv', 'en'],
  interpreter: true,
  ages: { from: 6, to: 20 },
  hours: HOURS.schoolDays,
  anonymity: 'no',
  saysWho: true,
  isPublic: true,
  staffNotes: 'Före sommarlovet: fråga efter skolans egen lista över elever som tros kunna föras utomlands.',
};
