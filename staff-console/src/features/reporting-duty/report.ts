/** What is printed: the draft in the structure that the social welfare boards ask for, and nothing that was not chosen. Pure. */
import type { RoutinePaper } from '@dorren/shared/protocol/routine.ts';
import type { ChildField, Choice, Danger, Quote, ReportDraft, Reporter, SafeField } from './report-draft.ts';
import { CHILD_FIELDS, isBegun, SAFE_FIELDS } from './report-draft.ts';

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
export function composeReport(draft: ReportDraft, self: Reporter): Report {
  const { name, organisation, telephone } = draft.reporter ?? self;
  return {
    to: draft.to.trim(),
    reporter: { name: name.trim(), organisation: organisation.trim(), telephone: telephone.trim() },
    second: draft.second.trim(),
    child: chosen(CHILD_FIELDS, draft.child),
    seen: draft.seen.trim(),
    quotes: draft.quotes,
    danger: draft.danger,
    dangerAbout: draft.dangerAbout.trim(),
    guardians: draft.guardians.trim(),
    told: draft.told.trim(),
    safe: chosen(SAFE_FIELDS, draft.safe),
    secrecy: draft.secrecy,
    neverGuardians: draft.neverGuardians,
  };
}

function chosen<Field extends string>(
  fields: readonly Field[],
  choices: Readonly<Record<Field, Choice>>,
): Line<Field>[] {
  return fields
    .filter((field) => choices[field].included)
    .map((field) => ({ field, text: (choices[field].text ?? '').trim() }))
    .filter(({ text }) => text !== '');
}

/** A report that one has said is on paper or saved: the draft, and what the routine had it say of the law. */
export interface Kept {
  draft: ReportDraft;
  law: RoutinePaper;
}

/** Whether what is printed now is what was printed then. */
export function isKept(kept: Kept | null, draft: ReportDraft, law: RoutinePaper): boolean {
  return kept !== null && printsAs(kept.draft, draft) && isSame(kept.law, law);
}

/** A report is written that is neither printed nor saved as it is now. */
export function holdsUnprinted({ report, kept }: { report: ReportDraft; kept: Kept | null }): boolean {
  return isBegun(report) && (kept === null || !printsAs(kept.draft, report));
}

/** Who is signed in is the same throughout. */
const SELF: Reporter = { name: '', organisation: '', telephone: '' };

function printsAs(one: ReportDraft, other: ReportDraft): boolean {
  return isSame(composeReport(one, SELF), composeReport(other, SELF));
}

/** Plain values, made in one place each, in one order. */
function isSame<T>(one: T, other: T): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
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
