/** A connection that nobody has any more, by the name that the records have it under. */
export type Vanished =
  | { readonly connection: string; readonly conversationId: string }
  | { readonly connection: string; readonly staffId: string };

/** What the nodes have in common cannot be asked, or has not been for too long: nothing is done, or nobody knows. */
export class OutOfTouch extends Error {
  readonly code = 'OUT_OF_TOUCH';
}

/** This process as one of those that are the service together (SPEC M). */
export interface Nodes {
  /** Begins the name of every connection here; no other node ever has it, nor this one after it has lost touch. Has no dot. */
  readonly name: string;
  /** Whether this node hears what the others do: while it does not, nobody is let in. */
  readonly inTouch: boolean;
  /** Calls back when something may have been missed here, so that whoever is connected must come back; returns how to stop listening. */
  onLost(listener: () => void): () => void;
  /** Connections to nodes that are no more, or have lost touch: at most so many. */
  vanished(most: number): Promise<Vanished[]>;
  /** This node takes nobody any more. Says whether another does (S2), which may take until one that has died is given up. */
  leave(): Promise<boolean>;
}
