import * as v from 'valibot';

/** A line that somebody on the staff has written. Apart from `fields.ts`, because nothing of it is said before one has come in. */
export const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
