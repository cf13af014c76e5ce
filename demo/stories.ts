import { readFileSync } from 'node:fs';
import { profile } from '@dorren/shared/protocol/fields.ts';
import { type FormAnswers, formAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';

const text = v.pipe(v.string(), v.minLength(1));

/** How a simulated youth behaves beside answering: each shows the console something else. */
const manner = v.picklist(['waits-for-the-end', 'leaves', 'loses-connection', 'gives-up']);

const story = v.strictObject({
  profile,
  manner,
  opening: v.array(text),
  answers: v.array(text),
  nudge: text,
  thanks: text,
});
export type Story = v.InferOutput<typeof story> & { language: PageLanguage };

const colleague = v.strictObject({
  greeting: text,
  replies: v.array(text),
  farewell: text,
  /** First words of one who comes by an offer, and last words of one who leaves a room. */
  takingOver: text,
  joining: text,
  leaving: text,
  /** To a colleague who asks, and what is asked of one. */
  question: text,
  thanks: text,
  advice: v.array(text),
  /** What is passed on in a handover. */
  summary: v.array(text),
});
export type ColleagueLines = v.InferOutput<typeof colleague>;

/** What a youth answers who is asked to fill in something. */
const forms = v.array(formAnswers);
const file = v.strictObject({ youths: v.array(story), forms, colleague });

export interface Stories {
  youths: readonly Story[];
  forms: Readonly<Record<PageLanguage, readonly FormAnswers[]>>;
  colleague: Readonly<Record<PageLanguage, ColleagueLines>>;
}

/** What the simulated people say: `demo/stories`. Everything in it is made up. */
export function readStories(): Stories {
  const files = PAGE_LANGUAGES.map((language) => {
    const path = new URL(`stories/${language}.json`, import.meta.url);
    return { language, ...v.parse(file, JSON.parse(readFileSync(path, 'utf8'))) };
  });
  return {
    youths: files.flatMap(({ language, youths }) => youths.map((youth) => ({ ...youth, language }))),
    forms: inEach(files, ({ forms }) => forms),
    colleague: inEach(files, ({ colleague }) => colleague),
  };
}

function inEach<File extends { language: PageLanguage }, Part>(
  files: readonly File[],
  part: (file: File) => Part,
): Record<PageLanguage, Part> {
  return Object.fromEntries(files.map((file) => [file.language, part(file)])) as Record<PageLanguage, Part>;
}
