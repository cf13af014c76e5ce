import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noticeId, version } from '@dorren/shared/protocol/fields.ts';
import { noticeText } from '@dorren/shared/protocol/notice.ts';
import { routineGuide, routinePaper, routineWordings } from '@dorren/shared/protocol/routine.ts';
import {
  BINDINGS,
  bindings,
  type Edition,
  noticeSeries,
  noticesNamed,
  ROUTINE,
  textBody,
} from '@dorren/shared/protocol/texts.ts';
import { CONVERSATION_LANGUAGES } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';

/** What comes with the program, as long as nobody has published anything in its place (SPEC V4). */
export type DefaultText = Pick<Edition, 'series' | 'version' | 'publishedAt' | 'body'>;

/** A file of the program's own content that is not what it should be. */
export class BadContent extends Error {
  /** Below the content's directory. */
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(`bad content: ${file}`, { cause });
    this.file = file;
  }
}

export const CONTENT = fileURLToPath(new URL('../../content', import.meta.url));

const published = {
  version,
  publishedAt: v.pipe(
    v.string(),
    v.isoDate(),
    v.transform((day) => Date.parse(`${day}T00:00:00Z`)),
  ),
};
const about = { ...published, lawyerConfirmed: v.boolean() };
const noticeAbout = v.strictObject({ name: v.string(), ...about });
const routineAbout = v.strictObject(about);
const bindingsFile = v.strictObject({ ...published, ...bindings.entries });

/** Reads `notices/<id>/`, `routine/` and `bindings.json`. Throws {@link BadContent} for what is not as its schema says. */
export function readDefaultTexts(directory: string = CONTENT): DefaultText[] {
  const content = new Content(directory);
  const folders = new Set(content.list('notices/*/*.json').map((path) => basename(dirname(path))));
  const ids = [...folders];
  return [...ids.map((id) => readNotice(content, id)), readRoutine(content), readBindings(content, ids)];
}

function readNotice(content: Content, id: string): DefaultText {
  const folder = `notices/${id}`;
  const file = `${folder}/edition.json`;
  const { name, version, publishedAt, lawyerConfirmed } = content.read(file, noticeAbout);
  const texts = content.texts(folder, '*.*.json', noticeText, ({ language, level }) => `${language}.${level}`);
  const body = { kind: 'notice', notice: { name, lawyerConfirmed, texts } };
  const series = noticeSeries(checked(file, noticeId, id));
  return { ...{ series, version, publishedAt }, body: checked(file, textBody, body) };
}

function readRoutine(content: Content): DefaultText {
  const file = 'routine/edition.json';
  const { version, publishedAt, lawyerConfirmed } = content.read(file, routineAbout);
  const paper = content.read('routine/paper.json', routinePaper);
  const guides = content.texts('routine', 'guide.*.json', routineGuide, ({ language }) => `guide.${language}`);
  const wordings = content.texts(
    'routine',
    'wordings.*.json',
    routineWordings,
    ({ language }) => `wordings.${language}`,
  );
  const body = { kind: 'routine', routine: { lawyerConfirmed, paper, guides, wordings } };
  return { ...{ series: ROUTINE, version, publishedAt }, body: checked(file, textBody, body) };
}

function readBindings(content: Content, notices: readonly string[]): DefaultText {
  const file = 'bindings.json';
  const { version, publishedAt, ...bindings } = content.read(file, bindingsFile);
  if (!noticesNamed(bindings).every((id) => notices.includes(id))) throw new BadContent(file, null);
  return { ...{ series: BINDINGS, version, publishedAt }, body: { kind: 'bindings', bindings } };
}

class Content {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  list(pattern: string): string[] {
    return globSync(pattern, { cwd: this.#directory }).sort();
  }

  read<T>(file: string, schema: v.GenericSchema<unknown, T>): T {
    let value: unknown;
    try {
      value = JSON.parse(readFileSync(`${this.#directory}/${file}`, 'utf8'));
    } catch (error) {
      throw new BadContent(file, error);
    }
    return checked(file, schema, value);
  }

  /** Each of a folder's texts, which are named by what they are, in order of languages. */
  texts<T extends { language: (typeof CONVERSATION_LANGUAGES)[number] }>(
    folder: string,
    pattern: string,
    schema: v.GenericSchema<unknown, T>,
    nameOf: (text: T) => string,
  ): T[] {
    const place = ({ language }: T) => CONVERSATION_LANGUAGES.indexOf(language);
    return this.list(`${folder}/${pattern}`)
      .map((file) => {
        const text = this.read(file, schema);
        if (basename(file) !== `${nameOf(text)}.json` || dirname(file) !== folder) throw new BadContent(file, null);
        return text;
      })
      .sort((one, other) => place(one) - place(other));
  }
}

function checked<T>(file: string, schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new BadContent(file, new v.ValiError(parsed.issues));
  return parsed.output;
}
