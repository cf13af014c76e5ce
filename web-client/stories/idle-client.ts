const nothing = () => undefined;

/** What a client of the stories does nothing at. */
export const IDLE_CLIENT = {
  connect: nothing,
  writing: nothing,
  answer: nothing,
  decline: nothing,
  leave: nothing,
  hint: nothing,
  close: nothing,
  send: () => true,
} as const;
