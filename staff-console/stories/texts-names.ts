/** The stories of notices and the routine by name. */
export const TEXTS_STORY_NAMES = [
  'texts-alone',
  'texts-approver',
  'texts-returned',
  'texts-proposed-own',
  'texts-routine',
  'texts-overtaken',
  'texts-failed',
] as const;
