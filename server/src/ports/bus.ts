/** Frames between parties that are connected to different nodes. Within one node the hub needs no bus. */

/** One end of a channel: of a conversation, in one epoch. */
export interface Address {
  readonly conversationId: string;
  readonly epoch: number;
  /** Null: the youth. */
  readonly staffId: string | null;
}

export interface Bus {
  /**
   * Passes one frame of FRAME_BYTES on. The bytes belong to the caller again when this returns.
   * False if nobody can be there to get it (C4); true promises nothing: delivery is the clients' (D2).
   */
  forward(to: Address, frame: Uint8Array): boolean;
  /** `deliver` gets what others forwarded and says whether it had the party. The bytes are its own. */
  listen(deliver: (to: Address, frame: Buffer) => boolean): () => void;
}
