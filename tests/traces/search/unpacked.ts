/** Bytes that were packed in a file. */
export interface Unpacked {
  how: string;
  bytes: Buffer;
  /** Where it began. */
  at: number;
}
