/** A made-up notice, long enough to look at: in the page's languages, easy-read too, and in one whose letters few telephones are tried with. */
import type { NoticeQuestion, NoticeStep, NoticeText, NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';

type Pairs = readonly (readonly [NoticeStep['pictogram'], heading: string, text: string])[];

interface Sample {
  standard: Pairs;
  easy: Pairs | null;
  question: NoticeQuestion | null;
  legalReference: string;
}

const SAMPLES: Partial<Record<ConversationLanguage, Sample>> = {
  sv: {
    standard: [
      [
        null,
        'En sak innan du berättar',
        'Vi som svarar har anmälningsplikt: om vi får veta eller misstänker att någon under 18 år far illa måste vi säga det till socialtjänsten. Det är till för att den som behöver skydd ska få det.',
      ],
      [
        null,
        'Den gäller den som är under 18',
        'Är du 18 år eller äldre gäller den inte dig. Du behöver inte säga hur gammal du är.',
      ],
      [
        null,
        'Du kan vara anonym',
        'Du behöver inte säga vad du heter, var du bor eller vilken skola du går i. Du bestämmer vad du berättar, och du kan sluta när du vill.',
      ],
    ],
    easy: [
      ['talk', 'Här får du prata', 'Du får prata om allt. Vi lyssnar på dig.'],
      ['duty', 'Vi har en regel', 'Är du under 18 och någon gör dig illa? Då måste vi säga det till socialtjänsten.'],
      ['child', 'Regeln är för barn', 'Barn ska vara trygga. Därför finns regeln.'],
      ['adult', 'Är du 18 eller mer?', 'Då gäller regeln inte dig.'],
      ['hurt', 'När någon gör dig illa', 'Det kan vara slag, hot eller tvång. Det är aldrig ditt fel.'],
      ['tell-first', 'Du får veta först', 'Vi säger till dig innan vi gör något.'],
      ['social-services', 'Socialtjänsten hjälper barn', 'De jobbar med att barn ska vara trygga.'],
      ['family-not-told', 'Vi ringer inte hem', 'Vi säger inget till din familj.'],
      ['anonymous', 'Du kan vara hemlig', 'Du behöver inte säga vad du heter.'],
      ['choose', 'Du bestämmer', 'Du väljer vad du vill berätta.'],
      ['stop', 'Du får sluta', 'Du kan gå när du vill.'],
      ['question', 'Fråga oss', 'Undrar du något? Fråga. Vi svarar.'],
    ],
    question: {
      question: 'Vad händer om du är under 18 och berättar att någon slår dig?',
      answers: [
        {
          text: 'Ni ringer mina föräldrar.',
          right: false,
          explanation: 'Nej, det gör vi inte. Vi tar aldrig kontakt med din familj.',
        },
        {
          text: 'Ni kanske måste göra en anmälan, och säger det till mig först.',
          right: true,
          explanation: 'Ja, så är det. Vet vi inte vem du är kan vi inte anmäla något om dig.',
        },
        {
          text: 'Ingenting.',
          right: false,
          explanation: 'Inte riktigt. Vi kan behöva göra en anmälan, men då säger vi det till dig först.',
        },
      ],
    },
    legalReference: 'Anmälningsplikten står i 19 kap. 1 § socialtjänstlagen (2025:400).',
  },
  en: {
    standard: [
      [
        null,
        'One thing before you tell us',
        'We who answer have a duty to report: if we learn or suspect that someone under 18 is being harmed, we must tell social services. It is there so that whoever needs protection gets it.',
      ],
      [
        null,
        'It is about those under 18',
        'If you are 18 or older it does not concern you. You need not say how old you are.',
      ],
      [
        null,
        'You can stay anonymous',
        'You need not say your name, where you live or which school you go to. You decide what you tell, and you can stop whenever you want.',
      ],
    ],
    easy: [
      ['tell-first', 'You hear it first', 'We tell you before we do anything.'],
      ['help', 'You get help', 'We think about what is safe for you.'],
    ],
    question: {
      question: 'What happens if you are under 18 and tell us that someone hits you?',
      answers: [
        { text: 'You call my parents.', right: false, explanation: 'No, we do not. We never contact your family.' },
        {
          text: 'You may have to make a report, and tell me first.',
          right: true,
          explanation: 'Yes. If we do not know who you are, we cannot report anything about you.',
        },
      ],
    },
    legalReference: 'The duty to report is in the Social Services Act (2025:400), chapter 19, section 1.',
  },
  ar: {
    standard: [
      [
        null,
        'أمر واحد قبل أن تتحدث',
        'علينا نحن الذين نجيب واجب الإبلاغ: إذا عرفنا أو اشتبهنا أن شخصًا دون الثامنة عشرة يتعرض للأذى، وجب علينا إبلاغ الخدمات الاجتماعية. والغاية أن يحصل من يحتاج إلى الحماية عليها.',
      ],
      [null, 'هذا يخص من هم دون الثامنة عشرة', 'إذا كان عمرك 18 سنة أو أكثر فهذا لا يخصك. لا يلزمك أن تذكر عمرك.'],
      [
        null,
        'يمكنك البقاء مجهول الهوية',
        'لا يلزمك ذكر اسمك أو مكان سكنك أو مدرستك. أنت من يقرر ما يُقال، ويمكنك التوقف متى شئت.',
      ],
    ],
    easy: [
      ['question', 'اسألنا', 'هل لديك سؤال؟ اسأل. سنجيبك.'],
      ['talk', 'هنا يمكنك الحديث', 'يمكنك الحديث عن كل شيء. نحن نستمع إليك.'],
    ],
    question: {
      question: 'ماذا يحدث إذا كان عمرك أقل من 18 وأخبرتنا أن أحدًا يضربك؟',
      answers: [
        { text: 'تتصلون بوالديّ.', right: false, explanation: 'لا، لن نفعل. نحن لا نتصل بعائلتك أبدًا.' },
        { text: 'قد تضطرون إلى الإبلاغ، وتخبرونني أولًا.', right: true, explanation: 'نعم، هذا صحيح.' },
      ],
    },
    legalReference: 'واجب الإبلاغ منصوص عليه في قانون الخدمات الاجتماعية (2025:400)، الفصل 19، المادة 1.',
  },
  ti: {
    standard: [
      [
        null,
        'ቅድሚ ምዝራብኩም ሓደ ነገር',
        'ንሕና እንምልስ ሰባት ናይ ምሕባር ግዴታ ኣለና። ትሕቲ 18 ዓመት ዝኾነ ሰብ ይጉዳእ ከም ዘሎ እንተፈሊጥና፡ ንማሕበራዊ ኣገልግሎት ክንሕብር ኣለና።',
      ],
      [null, 'ስምኩም ክትነግሩና ኣየድልን', 'እንታይ ከም እትነግሩና ባዕልኹም ትውስኑ።'],
    ],
    easy: null,
    question: null,
    legalReference: 'Socialtjänstlagen (2025:400), 19 kap. 1 §',
  },
};

export const NOTICE_LANGUAGES: ConversationLanguage[] = ['sv', 'en', 'ar', 'so', 'fa', 'prs', 'ckb', 'kmr', 'tr', 'ti'];

/** `language`: the one it is shown in; null, or one without a sample: that is missing, and it is told in Swedish. */
export function noticeTold(asked: ConversationLanguage, language: ConversationLanguage | null): NoticeTold {
  const shown = language !== null && language in SAMPLES ? language : 'sv';
  const text = (level: NoticeText['level'], steps: Pairs): NoticeText => ({
    ...{ language: shown, level, reviewed: shown === 'sv', question: SAMPLES[shown]?.question ?? null },
    steps: steps.map(([pictogram, heading, text]) => ({ pictogram, heading, text })),
    legalReference: SAMPLES[shown]?.legalReference ?? '',
  });
  const { standard = [], easy = null } = SAMPLES[shown] ?? {};
  return {
    ...{
      notice: 'main',
      version: '2026-11.2',
      publishedAt: Date.UTC(2026, 10, 2),
      draft: true,
      asked,
      language: shown,
    },
    standard: text('standard', standard),
    easy: easy && text('easy', easy),
    languages: shown === asked ? NOTICE_LANGUAGES : NOTICE_LANGUAGES.filter((one) => one !== asked),
  };
}
