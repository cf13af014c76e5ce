/** The stories of notices and the routine by name. */
export const TEXTS_STORY_NAMES = [
  'texts-alone',
  'texts-approver',
  'texts-returned',
  'texts-proposed-own',
  'texts-routine',
  'texts-bindings-proposed',
  'texts-bindings-not-ready',
  'texts-overtaken',
  'texts-failed',
] as const;
