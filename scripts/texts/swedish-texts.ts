/** The Swedish texts that are measured: what a youth reads, with how hard it may be; and what staff read, with no limit. */
import { parse, type Token } from '@messageformat/parser';
import type { DefaultText } from '../../server/src/texts/default-texts.ts';
import type { NoticeText } from '../../shared/src/protocol/notice.ts';
import { type RoutineBody, WORDING_AGES } from '../../shared/src/protocol/routine.ts';
import { type Catalogue, readCatalogue } from '../catalogue.ts';
import { lix } from './lix.ts';

/** What LIX has to be under, of a whole text and of each part of it. */
const LIMITS = { standard: 35, easy: 25 } as const;

/** What is read at one time, such as a step or a card: its heading and its paragraphs. */
type Part = readonly string[];

export interface Measured {
  name: string;
  lix: number;
  /** The highest LIX of a part: a text that is easy on the whole may have one that is not. */
  hardest: number;
  /** Null: measured only. */
  limit: number | null;
}

export function measureSwedish(content: readonly DefaultText[]): Measured[] {
  const page = sentences(readCatalogue('web-client', 'sv'));
  return [
    ...content.flatMap(measureContent),
    measure('page of the youth', [page], LIMITS.standard),
    measure('advice for safety', adviceParts(readCatalogue('web-client', 'sv')), LIMITS.standard),
  ];
}

/** What is under one heading of the advice is read at one time. */
function adviceParts(catalogue: Catalogue): Part[] {
  const parts = new Map<string, string[]>();
  for (const [key, text] of Object.entries(catalogue)) {
    const [of, section = '', line] = key.split('.');
    if (of !== 'safety' || line === undefined || section === 'picture') continue;
    parts.set(section, [...(parts.get(section) ?? []), plain(parse(text))]);
  }
  return [...parts.values()];
}

/** Whether it is under its limit, also in its hardest part. */
export function isEasyEnough({ lix, hardest, limit }: Measured): boolean {
  return limit === null || (lix < limit && hardest < limit);
}

function measureContent({ series, body }: DefaultText): Measured[] {
  if (body.kind === 'bindings') return [];
  if (body.kind === 'routine') return measureRoutine(body.routine);
  return body.notice.texts
    .filter(({ language }) => language === 'sv')
    .map((text) => measure(`${series} ${text.level}`, noticeParts(text), LIMITS[text.level]));
}

/** The legal reference is left out: the name of an act is no easier for being put in short words. */
function noticeParts({ steps, question }: NoticeText): Part[] {
  const shown = steps.map(({ heading, text }) => [heading, text]);
  if (question === null) return shown;
  const { question: asked, answers } = question;
  return [...shown, [asked, ...answers.map(({ text }) => text)], ...answers.map(({ explanation }) => [explanation])];
}

function measureRoutine({ paper, guides, wordings }: RoutineBody): Measured[] {
  const words = wordings.filter(({ language }) => language === 'sv');
  const guide = guides.filter(({ language }) => language === 'sv');
  return [
    ...words.flatMap(({ telling, cards }) => [
      ...WORDING_AGES.map((age) =>
        measure(
          `routine telling ${age}`,
          telling[age].map((text) => [text]),
          LIMITS.standard,
        ),
      ),
      measure(
        'routine cards',
        cards.map(({ heading, text }) => [heading, text]),
        LIMITS.standard,
      ),
    ]),
    measure('routine printed report', [[paper.secrecy], [paper.neverGuardians]], null),
    ...guide.map(({ sections }) =>
      measure(
        'routine guide for staff',
        sections.map(({ heading, points }) => [heading, ...points.map(({ text }) => text)]),
        null,
      ),
    ),
  ];
}

function measure(name: string, parts: readonly Part[], limit: number | null): Measured {
  return { name, lix: lix(parts.flat()), hardest: Math.max(...parts.map(lix)), limit };
}

/** A catalogue's whole sentences: labels and buttons are no text to read. Of a choice, its last case; what is filled in, a short word. */
export function sentences(catalogue: Catalogue): string[] {
  return Object.values(catalogue)
    .map((message) => plain(parse(message)).trim())
    .filter((text) => /[.!?…]$/u.test(text));
}

function plain(tokens: readonly Token[]): string {
  return tokens.map(plainToken).join('');
}

function plainToken(token: Token): string {
  if (token.type === 'content') return token.value;
  if (token.type === 'select' || token.type === 'plural' || token.type === 'selectordinal')
    return plain(token.cases.at(-1)?.tokens ?? []);
  return 'två';
}
