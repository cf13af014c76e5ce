/** What the youth's page shows that is not its own: `GET /content/<language>`. */
import * as v from 'valibot';
import { base64url, id, noticeId, pageLanguage } from './fields.ts';
import { PAGE_ICONS } from './page-icons.ts';
import { partners } from './partners.ts';
import { shortText } from './short-text.ts';

const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/));
const interval = v.pipe(
  v.strictObject({ from: clock, to: clock }),
  v.check(({ from, to }) => from < to, 'ends before it begins'),
);
export const intervals = v.pipe(v.array(interval), v.maxLength(6));

/** Opening hours in local time of {@link timeZone}; `week` begins on Monday; an exception replaces its date's hours. */
export const openingHours = v.strictObject({
  timeZone: v.literal('Europe/Stockholm'),
  always: v.boolean(),
  week: v.tuple([intervals, intervals, intervals, intervals, intervals, intervals, intervals]),
  exceptions: v.pipe(v.array(v.strictObject({ date: v.pipe(v.string(), v.isoDate()), intervals })), v.maxLength(400)),
});
export type OpeningHours = v.InferOutput<typeof openingHours>;

const paragraph = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1200));

export const telephone = v.pipe(v.string(), v.regex(/^[0-9+][0-9 -]{1,20}$/));
export const helpline = v.strictObject({ name: shortText, telephone, about: paragraph });
export type Helpline = v.InferOutput<typeof helpline>;

/** An address to land on after quick exit: absolute, https, nothing after a `?` or `#`. */
export const exitAddress = v.pipe(v.string(), v.maxLength(200), v.regex(/^https:\/\/[^\s?#]+$/));

export const youthContent = v.strictObject({
  language: pageLanguage,
  demonstration: v.boolean(),
  centre: v.strictObject({ id, name: shortText, rootKey: base64url(32) }),
  exitAddress,
  /** The door's: `GET /notice/<language>` (notice.ts). */
  notice: noticeId,
  helplines: v.array(helpline),
  openingHours,
});
export type YouthContent = v.InferOutput<typeof youthContent>;

/** What an administrator sets for the centre. `title` and `icon` are all that a history list or a tab shows. */
export const settings = v.strictObject({
  title: shortText,
  icon: v.picklist(PAGE_ICONS),
  exitAddress,
  openingHours,
  helplines: v.strictObject({
    sv: v.pipe(v.array(helpline), v.maxLength(12)),
    en: v.pipe(v.array(helpline), v.maxLength(12)),
    ar: v.pipe(v.array(helpline), v.maxLength(12)),
  }),
  /** Who may show the door in a frame. */
  partners,
});
export type Settings = v.InferOutput<typeof settings>;

/** As they may have been kept before there were icons and partners. */
export const keptSettings = v.strictObject({
  ...settings.entries,
  icon: v.optional(settings.entries.icon, PAGE_ICONS[0]),
  partners: v.optional(settings.entries.partners, []),
});
