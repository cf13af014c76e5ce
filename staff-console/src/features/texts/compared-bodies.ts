/** What is different between two versions: of a text per part, and in it per step, section, age or card; of bindings per row. Pure. */
import type { NoticeQuestion, NoticeStep, NoticeText, Pictogram } from '@dorren/shared/protocol/notice.ts';
import type { WhatNowStep } from '@dorren/shared/protocol/reporting-duty.ts';
import {
  type RoutineGuide,
  type RoutineSection,
  type RoutineWordings,
  WORDING_AGES,
  type WordingAge,
} from '@dorren/shared/protocol/routine.ts';
import type { Binding, Bindings, TextBody } from '@dorren/shared/protocol/texts.ts';
import { diffArrays } from 'diff';
import { alike } from '../../components/comparison/differences.ts';
import { whom } from './bindings-draft.ts';
import { lawyerConfirmed, type PartId, partIn, partKey, partsOf } from './savable.ts';

export type RowId =
  | { of: 'name' | 'lawyer' | 'secrecy' | 'neverGuardians' | 'numbers' | 'reviewed' | 'question' | 'legal' | 'door' }
  | ({ of: 'bound' } & Pick<Binding, 'organisation' | 'team'>)
  /** Counted from 1: as it is in the later version, else as it was. */
  | { of: 'step'; number: number }
  | { of: 'section'; section: RoutineSection }
  | { of: 'telling'; age: WordingAge }
  | { of: 'card'; step: WhatNowStep };

/** One piece of text before and after; null where it is not. */
export interface RowChange {
  row: RowId;
  before: string | null;
  after: string | null;
}

export interface PartChange {
  /** Null: of the whole text. */
  part: PartId | null;
  change: 'added' | 'removed' | 'changed';
  rows: readonly RowChange[];
}

/** How what is not words is put in words. */
export interface Wording {
  notice(id: string): string;
  pictogram(pictogram: Pictogram): string;
  ticked(ticked: boolean): string;
  right(right: boolean): string;
}

export function comparedBodies(before: TextBody, after: TextBody, wording: Wording): readonly PartChange[] {
  const whole = wholeRows(before, after, wording);
  const kept = new Map([...partsOf(after), ...partsOf(before)].map((part) => [partKey(part), part]));
  const parts = [...kept.values()].flatMap((part): PartChange[] => {
    const [one, other] = [partIn(before, part), partIn(after, part)];
    if (alike(one, other)) return [];
    const change = one === null ? 'added' : other === null ? 'removed' : 'changed';
    return [{ part, change, rows: partRows(one, other, wording) }];
  });
  return [...(whole.length > 0 ? [{ part: null, change: 'changed', rows: whole } as const] : []), ...parts];
}

function wholeRows(before: TextBody, after: TextBody, wording: Wording): RowChange[] {
  if (before.kind === 'bindings' && after.kind === 'bindings')
    return differing(boundRows(before.bindings, after.bindings, wording));
  return differing([
    {
      row: { of: 'name' },
      before: before.kind === 'notice' ? before.notice.name : null,
      after: after.kind === 'notice' ? after.notice.name : null,
    },
    {
      row: { of: 'lawyer' },
      before: wording.ticked(lawyerConfirmed(before)),
      after: wording.ticked(lawyerConfirmed(after)),
    },
    ...(['neverGuardians', 'secrecy'] as const).map((of) => ({
      row: { of },
      before: before.kind === 'routine' ? before.routine.paper[of] : null,
      after: after.kind === 'routine' ? after.routine.paper[of] : null,
    })),
  ]);
}

/** The same people against the same, wherever their row stands: its place says nothing. */
function boundRows(before: Bindings, after: Bindings, wording: Wording): RowChange[] {
  const notice = ({ bindings }: Bindings, id: string) => {
    const row = bindings.find((each) => whom(each) === id);
    return row === undefined ? null : wording.notice(row.notice);
  };
  const rows = new Map([...after.bindings, ...before.bindings].map((row) => [whom(row), row]));
  return [
    { row: { of: 'door' }, before: wording.notice(before.door), after: wording.notice(after.door) },
    ...[...rows].map(([id, { organisation, team }]) => ({
      row: { of: 'bound', organisation, team } as const,
      before: notice(before, id),
      after: notice(after, id),
    })),
  ];
}

type Part = NoticeText | RoutineGuide | RoutineWordings | null;

function partRows(before: Part, after: Part, wording: Wording): RowChange[] {
  const reviewed = {
    row: { of: 'reviewed' } as const,
    before: before && wording.ticked(before.reviewed),
    after: after && wording.ticked(after.reviewed),
  };
  const rows = [reviewed, ...textRows(isText(before), isText(after), wording)];
  const [guides, wordings] = [
    [isGuide(before), isGuide(after)],
    [isWordings(before), isWordings(after)],
  ] as const;
  rows.push(...guideRows(...guides), ...wordingsRows(...wordings));
  return differing(rows);
}

function textRows(before: NoticeText | null, after: NoticeText | null, wording: Wording): RowChange[] {
  if (before === null && after === null) return [];
  return [
    ...stepRows(before?.steps ?? [], after?.steps ?? [], wording),
    { row: { of: 'question' }, before: question(before?.question, wording), after: question(after?.question, wording) },
    { row: { of: 'legal' }, before: before?.legalReference ?? null, after: after?.legalReference ?? null },
  ];
}

/** Steps that are the same stand against each other; of what lies between, the first against the first. */
function stepRows(before: readonly NoticeStep[], after: readonly NoticeStep[], wording: Wording): RowChange[] {
  const rows: RowChange[] = [];
  const going: { gone: NoticeStep; was: number }[] = [];
  let was = 0;
  let number = 0;
  const add = (one: NoticeStep | undefined, other: NoticeStep | undefined, at: number) =>
    rows.push({
      row: { of: 'step', number: at },
      before: one === undefined ? null : step(one, wording),
      after: other === undefined ? null : step(other, wording),
    });
  const allGone = () => {
    for (const { gone, was: at } of going.splice(0)) add(gone, undefined, at);
  };
  for (const run of diffArrays([...before], [...after], { comparator: alike })) {
    if (!run.added && !run.removed) allGone();
    for (const gone of run.added ? [] : run.value) {
      was += 1;
      if (run.removed) going.push({ gone, was });
    }
    for (const value of run.removed ? [] : run.value) {
      number += 1;
      if (run.added) add(going.shift()?.gone, value, number);
    }
  }
  allGone();
  return rows;
}

function guideRows(before: RoutineGuide | null, after: RoutineGuide | null): RowChange[] {
  const sections = (after ?? before)?.sections.map(({ section }) => section) ?? [];
  const said = (guide: RoutineGuide | null, section: RoutineSection) => {
    const found = guide?.sections.find((each) => each.section === section);
    return found
      ? [
          found.heading,
          ...found.points.map(({ text, source }) => (source === null ? `• ${text}` : `• ${text} (${source})`)),
        ].join('\n')
      : null;
  };
  const numbers = (guide: RoutineGuide | null) =>
    guide?.numbers.map(({ name, telephone }) => `${name}: ${telephone}`).join('\n') ?? null;
  return [
    { row: { of: 'numbers' }, before: numbers(before), after: numbers(after) },
    ...sections.map((section) => ({
      row: { of: 'section', section } as const,
      before: said(before, section),
      after: said(after, section),
    })),
  ];
}

function wordingsRows(before: RoutineWordings | null, after: RoutineWordings | null): RowChange[] {
  const any = after ?? before;
  if (any === null) return [];
  const telling = (wordings: RoutineWordings | null, age: WordingAge) => wordings?.telling[age].join('\n\n') ?? null;
  const card = (wordings: RoutineWordings | null, name: WhatNowStep) => {
    const found = wordings?.cards.find(({ step: each }) => each === name);
    return found ? `${found.heading}\n${found.text}` : null;
  };
  return [
    ...WORDING_AGES.map((age) => ({
      row: { of: 'telling', age } as const,
      before: telling(before, age),
      after: telling(after, age),
    })),
    ...any.cards.map(({ step: name }) => ({
      row: { of: 'card', step: name } as const,
      before: card(before, name),
      after: card(after, name),
    })),
  ];
}

function step({ heading, text, pictogram }: NoticeStep, wording: Wording): string {
  return [heading, text, ...(pictogram === null ? [] : [`[${wording.pictogram(pictogram)}]`])].join('\n');
}

function question(asked: NoticeQuestion | null | undefined, wording: Wording): string | null {
  if (!asked) return null;
  const answers = asked.answers.map(
    ({ text, right, explanation }) => `• ${text} (${wording.right(right)})\n${explanation}`,
  );
  return [asked.question, ...answers].join('\n');
}

function differing(rows: readonly RowChange[]): RowChange[] {
  return rows.filter(({ before, after }) => before !== after);
}

const isText = (part: Part): NoticeText | null => (part && 'steps' in part ? part : null);
const isGuide = (part: Part): RoutineGuide | null => (part && 'sections' in part ? part : null);
const isWordings = (part: Part): RoutineWordings | null => (part && 'telling' in part ? part : null);
