/**
 * What a counsellor prepares beside one conversation: pure, in this tab's memory, gone with the conversation. Nothing of it is sent
 * before it is pressed.
 */
import { MAX_SUMMARY_LINES, type ProposalReason } from '@dorren/shared/protocol/items.ts';
import type { ReferralTarget, Wanted } from '@dorren/shared/protocol/referral.ts';
import { type ContactList, EMPTY_CONTACT_LIST, isWritten } from './contact-list.ts';

/** The menu, and where it leads. */
export const STEPS = ['directory', 'consultation', 'join', 'handover', 'return', 'contact'] as const;
export type Step = 'menu' | 'card' | (typeof STEPS)[number];

export interface SummaryLine {
  /** Stays with the line wherever it is moved. */
  key: number;
  text: string;
}

export interface ReferralPlan {
  step: Step;
  /** The directory's entry that is looked at. */
  picked: string | null;
  /** Which of its numbers goes on the card; null for none. */
  telephone: number | null;
  /** Name of the place whose card was given last. */
  given: string | null;
  target: ReferralTarget | null;
  reason: ProposalReason;
  summary: readonly SummaryLine[];
  wanted: Wanted;
  contact: ContactList;
}

export const EMPTY_PLAN: ReferralPlan = {
  step: 'menu',
  picked: null,
  telephone: 0,
  given: null,
  target: null,
  reason: 'competence',
  summary: [],
  wanted: {},
  contact: EMPTY_CONTACT_LIST,
};

/** As `items.ts` has it: letters of one line. */
export const MAX_LINE = 400;

export function withLine(plan: ReferralPlan): ReferralPlan {
  if (plan.summary.length >= MAX_SUMMARY_LINES) return plan;
  const key = Math.max(0, ...plan.summary.map((line) => line.key)) + 1;
  return { ...plan, summary: [...plan.summary, { key, text: '' }] };
}

export function withText(plan: ReferralPlan, key: number, text: string): ReferralPlan {
  return { ...plan, summary: plan.summary.map((line) => (line.key === key ? { key, text } : line)) };
}

export function withoutLine(plan: ReferralPlan, key: number): ReferralPlan {
  return { ...plan, summary: plan.summary.filter((line) => line.key !== key) };
}

/** As far as there are places. */
export function withLineMoved(plan: ReferralPlan, key: number, by: -1 | 1): ReferralPlan {
  const from = plan.summary.findIndex((line) => line.key === key);
  const to = from + by;
  const line = plan.summary[from];
  if (!line || to < 0 || to >= plan.summary.length) return plan;
  const summary = plan.summary.filter((each) => each !== line);
  summary.splice(to, 0, line);
  return { ...plan, summary };
}

/** What would be sent: nothing empty, nothing around it. */
export function summaryOf({ summary }: Pick<ReferralPlan, 'summary'>): string[] {
  return summary.map(({ text }) => text.trim()).filter((text) => text !== '');
}

/** Something is written that would be lost with the tab. */
export function holdsWords(plan: ReferralPlan): boolean {
  return isWritten(plan.contact) || summaryOf(plan).length > 0;
}
