/** Length of every sealed frame; see `frame.ts`. */
export const FRAME_BYTES = 1024;
