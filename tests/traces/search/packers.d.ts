declare module 'lz4js' {
  /** Returns the number of bytes written. */
  export function decompressBlock(
    source: Uint8Array,
    target: Uint8Array,
    sourceIndex: number,
    sourceLength: number,
    targetIndex: number,
  ): number;
  export function compressBound(length: number): number;
  export function compressBlock(
    source: Uint8Array,
    target: Uint8Array,
    sourceIndex: number,
    sourceLength: number,
    hashTable: Uint32Array,
  ): number;
}

declare module 'snappyjs' {
  /** @throws if the block is malformed or longer than `most` when unpacked. */
  export function uncompress(block: Uint8Array, most?: number): Uint8Array;
  export function compress(bytes: Uint8Array): Uint8Array;
}
