/**
 * What the youth's page shows of a visit: one immutable snapshot, from which every view is drawn. The client
 * (`youth-client.ts`) alone makes them; the views only read.
 */
import type { DistrustReason, EndedBy, RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Door } from '@dorren/shared/protocol/fields.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';

/** `offline`: no socket asked for; `connecting`: never had one yet; `lost`: had one, coming back. */
export type Connection = 'offline' | 'connecting' | 'online' | 'lost';

export interface Place {
  place: number;
  waiting: number;
  estimateMs: number | null;
}

export interface Counsellor {
  nameShown: string;
  organisation: string;
  role: Role;
}

export interface TextMessage {
  /** Counts from 1 within the visit, over both directions: its order on the page. */
  number: number;
  from: 'youth' | 'counsellor';
  text: string;
  /** Milliseconds since 1970, by this tab's clock. */
  at: number;
  /** Party epoch it was said in: whoever came later has not seen it. */
  epoch: number;
  /**
   * For the youth's own: `sent` left this tab, `delivered` means the counsellor's tab has it, `undelivered` that the
   * counsellor went before confirming it, and that it goes to nobody else.
   */
  mark: 'waiting' | 'sent' | 'delivered' | 'undelivered';
}

export type Visit =
  /** Not in the queue. */
  | { phase: 'outside' }
  | { phase: 'joining' }
  /** `messages`: what was said with earlier counsellors of this visit; empty the first time. */
  | {
      phase: 'waiting';
      place: Place;
      returned: null | 'counsellor-vanished' | 'distrusted';
      messages: readonly TextMessage[];
    }
  /** Taken; the chain is being checked and the handshake made. Nothing can be written yet. */
  | { phase: 'verifying'; messages: readonly TextMessage[] }
  | {
      phase: 'talking';
      counsellor: Counsellor;
      /** The counsellor's tab is connected. */
      counsellorPresent: boolean;
      counsellorWriting: boolean;
      messages: readonly TextMessage[];
      /** Seven indexes into the 64 signs. */
      fingerprint: readonly number[];
      /** False when too much is unacknowledged: the input says that it waits (D5). */
      canSend: boolean;
    }
  /** Over: everything said is gone from this state. */
  | { phase: 'ended'; by: EndedBy | 'service-lost' };

export interface YouthState {
  connection: Connection;
  door: Door | null;
  visit: Visit;
  /** The newest refusal that the person should be told about; cleared by the next thing that works. */
  refusal: RefusalCode | null;
  /** Why the last counsellor presented was not trusted, until somebody trusted answers. */
  distrust: DistrustReason | null;
  /** Milliseconds until the service restarts, when it has said so. */
  shutdownInMs: number | null;
}

export interface JoinRequest {
  notice: { version: string; language: 'sv' | 'en' | 'ar' };
  profile: import('@dorren/shared/protocol/fields.ts').Profile;
}

/** What the views may ask of the client. */
export interface YouthActions {
  connect(): void;
  /** Also anew while waiting, when the refusal is `notice-outdated`: the place is kept (N4). */
  join(request: JoinRequest): void;
  /** Returns false, and takes nothing, if it cannot be sent now or is longer than MAX_TEXT_BYTES. */
  send(text: string): boolean;
  writing(): void;
  /** Ends the visit on the server (socket and beacon) and wipes keys and texts, synchronously. */
  leave(): void;
}
