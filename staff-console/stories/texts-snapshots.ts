/** Notices and the routine as the console has them: the program's own content, and what somebody wrote after it. */
import { type NoticeBody, noticeText } from '@dorren/shared/protocol/notice.ts';
import { routineGuide, routineWordings } from '@dorren/shared/protocol/routine.ts';
import {
  BINDINGS,
  type Bindings,
  type BindingsTold,
  type Edition,
  type EditionSummary,
  noticeSeries,
  ROUTINE,
  type Series,
  type SeriesRow,
  type TextBody,
  type TextDraft,
} from '@dorren/shared/protocol/texts.ts';
import * as v from 'valibot';
import arabicEasy from '../../server/content/notices/main/ar.easy.json' with { type: 'json' };
import arabic from '../../server/content/notices/main/ar.standard.json' with { type: 'json' };
import english from '../../server/content/notices/main/en.standard.json' with { type: 'json' };
import swedishEasy from '../../server/content/notices/main/sv.easy.json' with { type: 'json' };
import swedish from '../../server/content/notices/main/sv.standard.json' with { type: 'json' };
import guideArabic from '../../server/content/routine/guide.ar.json' with { type: 'json' };
import guide from '../../server/content/routine/guide.sv.json' with { type: 'json' };
import paper from '../../server/content/routine/paper.json' with { type: 'json' };
import wordingsArabic from '../../server/content/routine/wordings.ar.json' with { type: 'json' };
import wordings from '../../server/content/routine/wordings.sv.json' with { type: 'json' };
import type { TextsActions, TextsKnown } from '../src/features/texts/texts-actions.ts';

export const MAIN = noticeSeries('main');
const URGED = noticeSeries('urged');
export const OWN_ID = 'amina';
const AMINA = { staffId: OWN_ID, nameShown: 'Amina' };
const ERIK = { staffId: 'erik', nameShown: 'Erik' };
const DAY = 86_400_000;
const PUBLISHED = Date.UTC(2026, 10, 3, 9, 12);

const text = (read: unknown) => v.parse(noticeText, read);
const NOTICE: NoticeBody = {
  name: 'Den som är skyldig att anmäla',
  lawyerConfirmed: false,
  texts: [
    { ...text(swedish), reviewed: true },
    { ...text(swedishEasy), reviewed: true },
    text(english),
    text(arabic),
    text(arabicEasy),
  ],
};
const ROUTINE_BODY: TextBody = {
  kind: 'routine',
  routine: {
    lawyerConfirmed: false,
    paper,
    guides: [v.parse(routineGuide, guide), v.parse(routineGuide, guideArabic)],
    wordings: [v.parse(routineWordings, wordings), v.parse(routineWordings, wordingsArabic)],
  },
};

/** Some words are others, a step is new, a language is gone. */
const CHANGED: NoticeBody = {
  ...NOTICE,
  texts: NOTICE.texts
    .filter(({ language }) => language !== 'en')
    .map((each) =>
      each.language === 'sv' && each.level === 'standard'
        ? {
            ...each,
            reviewed: false,
            steps: [
              ...each.steps.map((step, index) =>
                index === 1 ? { ...step, text: step.text.replace('du', 'du själv') } : step,
              ),
              { heading: 'Du kan läsa det här igen', text: 'Hela tiden, i samtalet.', pictogram: 'question' as const },
            ],
          }
        : each,
    ),
};
const notice = (body: NoticeBody): TextBody => ({ kind: 'notice', notice: body });

const EDITIONS: readonly EditionSummary[] = [
  { version: '2026-11.1', publishedAt: PUBLISHED, origin: 'published', editedBy: [ERIK], approvedBy: AMINA },
  { version: '2026-10.1', publishedAt: PUBLISHED - 30 * DAY, origin: 'default', editedBy: [], approvedBy: null },
];
const DEFAULT: EditionSummary = {
  version: '2026-11.1',
  publishedAt: PUBLISHED,
  origin: 'default',
  editedBy: [],
  approvedBy: null,
};

const DRAFT: TextDraft = {
  revision: 3,
  body: notice(CHANGED),
  digest: 'd'.repeat(43),
  editedBy: [ERIK],
  editedAt: PUBLISHED + 4 * DAY,
  proposed: null,
  returned: null,
};
export const DRAFTS = {
  proposed: { ...DRAFT, proposed: { by: ERIK, at: PUBLISHED + 5 * DAY } },
  own: { ...DRAFT, editedBy: [ERIK, AMINA], proposed: { by: AMINA, at: PUBLISHED + 5 * DAY } },
  returned: {
    ...DRAFT,
    editedBy: [AMINA],
    returned: { by: ERIK, at: PUBLISHED + 5 * DAY, note: 'Steg 2 är svårt att förstå. Skriv ”du”, inte ”man”.' },
  },
  overtaking: {
    ...DRAFT,
    revision: DRAFT.revision + 1,
    body: notice({
      ...CHANGED,
      texts: CHANGED.texts.map((each) =>
        each.language === 'sv' ? { ...each, question: null, legalReference: '19 kap. 1 § SoL.' } : each,
      ),
    }),
  },
} as const satisfies Record<string, TextDraft>;

const IN_FORCE: Bindings = {
  door: 'main',
  bindings: [
    { organisation: 'north', team: null, notice: 'urged' },
    { organisation: null, team: 'police-coordinator', notice: 'main' },
  ],
};

const row = (series: Series, name: string, draft: SeriesRow['draft'] = null): SeriesRow => ({
  series,
  name,
  current: series === MAIN ? (EDITIONS[0] ?? null) : DEFAULT,
  draft,
});

const IN_FORCE_TOLD: BindingsTold = { version: '2026-11.1', ...IN_FORCE };

/** One row is another, one is new, one names a notice that is only a draft. */
export const BINDINGS_PROPOSED: TextDraft = {
  ...DRAFTS.proposed,
  body: {
    kind: BINDINGS,
    bindings: {
      door: 'urged',
      bindings: [
        { organisation: 'north', team: null, notice: 'main' },
        { organisation: 'north', team: 'midwife', notice: 'health' },
      ],
    },
  },
};

export function textsKnown(draft: SeriesRow['draft'] = null, waiting: readonly Series[] = []): TextsKnown {
  return {
    rows: [
      row(MAIN, NOTICE.name, draft),
      row(URGED, 'Den som uppmanas att anmäla'),
      row(ROUTINE, ''),
      row(BINDINGS, ''),
    ],
    waiting,
    bindings: IN_FORCE_TOLD,
  };
}

export const ROUTINE_ALONE: TextsKnown = { rows: [row(ROUTINE, '')], waiting: [], bindings: IN_FORCE_TOLD };

/** `isReady`: everything that the draft names has been published. */
export function bindingsKnown(isReady: boolean): TextsKnown {
  const known = textsKnown(null, [BINDINGS]);
  const health: SeriesRow = { ...row(noticeSeries('health'), 'Hälso- och sjukvården', 'writing'), current: null };
  const rows = known.rows.map((each) => (each.series === BINDINGS ? row(BINDINGS, '', 'proposed') : each));
  return { ...known, rows: [...rows, isReady ? { ...health, current: DEFAULT } : health] };
}

export function textsActions(draft: TextDraft | null): TextsActions {
  const refused = async () => 'stale-revision' as const;
  return {
    series: async (series) => ({
      ok: true,
      value: {
        series,
        editions: series === MAIN || series === BINDINGS ? [...EDITIONS] : [DEFAULT],
        draft: draft && series === (draft.body.kind === 'bindings' ? BINDINGS : MAIN) ? draft : null,
      },
    }),
    edition: async (series, version) => ({ ok: true, value: edition(series, version) }),
    save: async () => ({ ok: false, code: 'stale-revision' }),
    drop: refused,
    propose: refused,
    approve: refused,
    giveBack: refused,
    export: refused,
    reload: () => undefined,
  };
}

function edition(series: Series, version: string): Edition {
  const summary = EDITIONS.find((each) => each.version === version) ?? DEFAULT;
  if (series === BINDINGS) {
    const bindings = summary === EDITIONS[1] ? { door: 'main', bindings: [] } : IN_FORCE;
    return { series, ...summary, body: { kind: BINDINGS, bindings } };
  }
  const earlier = { ...NOTICE, texts: NOTICE.texts.slice(0, 2) };
  const body = series === ROUTINE ? ROUTINE_BODY : notice(summary === EDITIONS[1] ? earlier : NOTICE);
  return { series, ...summary, body };
}

/** What the consoles of stories are given of it. */
export const TEXTS_PROPS = {
  texts: { state: 'there', value: textsKnown('proposed', [MAIN]) },
  textsActions: textsActions(DRAFTS.proposed),
  previewAddress: 'about:blank',
} as const;
