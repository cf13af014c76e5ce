/** What is printed: the draft in the structure that the social welfare boards ask for, and nothing that was not chosen. Pure. */
import type { Answered, ChildField, Danger, Quote, ReportDraft, Reporter, SafeField } from './report-draft.ts';
import { CHILD_FIELDS, SAFE_FIELDS, textOf } from './report-draft.ts';

export interface Line<Field extends string> {
  field: Field;
  text: string;
}

export interface Report {
  to: string;
  reporter: Reporter;
  second: string;
  /** Nothing: the report does not say who it is. */
  child: readonly Line<ChildField>[];
  seen: string;
  quotes: readonly Quote[];
  danger: Danger | null;
  dangerAbout: string;
  guardians: string;
  told: string;
  safe: readonly Line<SafeField>[];
  secrecy: boolean;
  neverGuardians: boolean;
}

/** `self`: who reports, unless something else is written. */
export function composeReport(draft: ReportDraft, answers: Answered, self: Reporter): Report {
  const { name, organisation, telephone } = draft.reporter ?? self;
  return {
    to: draft.to.trim(),
    reporter: { name: name.trim(), organisation: organisation.trim(), telephone: telephone.trim() },
    second: draft.second.trim(),
    child: chosen(CHILD_FIELDS, draft.child, answers.child),
    seen: draft.seen.trim(),
    quotes: draft.quotes,
    danger: draft.danger,
    dangerAbout: draft.dangerAbout.trim(),
    guardians: draft.guardians.trim(),
    told: draft.told.trim(),
    safe: chosen(SAFE_FIELDS, draft.safe, answers.safe),
    secrecy: draft.secrecy,
    neverGuardians: draft.neverGuardians,
  };
}

function chosen<Field extends string>(
  fields: readonly Field[],
  choices: ReportDraft['child'] | ReportDraft['safe'],
  answers: Partial<Record<Field, string>>,
): Line<Field>[] {
  const byField = choices as Readonly<Record<Field, ReportDraft['child'][ChildField]>>;
  return fields
    .filter((field) => byField[field].included)
    .map((field) => ({ field, text: textOf(byField[field], answers[field]).trim() }))
    .filter(({ text }) => text !== '');
}

/** What a board will ask for and the report does not say yet. */
export const GAPS = ['to', 'seen', 'danger', 'told'] as const;
export type Gap = (typeof GAPS)[number];

export function gaps({ to, seen, quotes, danger, told }: Report): Gap[] {
  const missing: Record<Gap, boolean> = {
    to: to === '',
    seen: seen === '' && quotes.length === 0,
    danger: danger === null,
    told: told === '',
  };
  return GAPS.filter((gap) => missing[gap]);
}
