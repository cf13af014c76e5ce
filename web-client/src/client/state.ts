/**
 * What the youth's page shows of a visit: one immutable snapshot, from which every view is drawn. The client
 * (`youth-client.ts`) alone makes them; the views only read.
 */
import type { DistrustReason, EndedBy, YouthRefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice, Door, Profile } from '@dorren/shared/protocol/fields.ts';
import type { GivenCard, ProposalReason } from '@dorren/shared/protocol/items.ts';
import type { ConsentAnswer, LeftBy, OfferMode, OfferOutcome } from '@dorren/shared/protocol/referral.ts';
import type { Form, FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';
import type { RequeueReason } from '@dorren/shared/protocol/youth-messages.ts';

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

/** A counsellor whom one talks with; `epoch` tells two of them apart. */
export interface Person extends Counsellor {
  epoch: number;
  /** The counsellor's tab is connected. */
  present: boolean;
  writing: boolean;
  /** Seven indexes into the 64 signs. */
  fingerprint: readonly number[];
}

/** Somebody else is proposed; the answer is the youth's alone. */
export interface Proposal {
  offer: string;
  mode: OfferMode;
  /** Whose proposal it is. */
  from: Counsellor;
  /** Verified by this page: the centre vouches for them. */
  person: Counsellor;
  reason: ProposalReason;
  /** What the counsellor would pass on; each line can be struck. None: nothing is passed on. */
  summary: readonly string[];
  /** The colleague's notice (its id), if it has not been acknowledged: to be read and acknowledged before `yes` (SPEC N6). */
  noticeToRead: string | null;
  /** `asked`: agreed to, and the colleague is being asked; `arriving`: the colleague is on the way in. Null: not answered yet. */
  agreed: null | 'asked' | 'arriving';
}

interface Entry {
  /** Counts from 1 within the visit, over everything that is in the log: its order on the page. */
  number: number;
  /** Milliseconds since 1970, by this tab's clock. */
  at: number;
}

/** A card that the counsellor gave. */
export interface CardEntry extends Entry {
  kind: 'card';
  from: Counsellor;
  card: GivenCard;
}

/** A form that the counsellor put before the youth, and what became of it. */
export interface FormEntry extends Entry {
  kind: 'form';
  /** Who asked: the only one who gets the answers. */
  from: Counsellor;
  /** Party epoch of whoever asked: tells them from others, whatever they are called. */
  epoch: number;
  ask: string;
  form: Form;
  /** `open`: can be answered. `over`: another took its place, or whoever asked is out. Null answers until they are given. */
  state: 'open' | 'answered' | 'over';
  answers: FormAnswers | null;
  /** How far the answers are, as {@link TextMessage.mark}; null until they are given. */
  mark: TextMessage['mark'] | null;
}

/** Who came and who went, and what became of a proposal. */
export type EventEntry = OneEventEntry | BackEntry;

export interface OneEventEntry extends Entry {
  kind: 'event';
  event:
    | 'came'
    | 'joined'
    | LeftBy
    | Exclude<OfferOutcome, 'done' | 'youth-no' | 'youth-not-yet'>
    | 'answered-no'
    | 'answered-not-yet';
  person: Counsellor;
}

/** Somebody had come by a handover and is gone again: one talks with whoever was there before. */
export interface BackEntry extends Entry {
  kind: 'event';
  event: 'back-with';
  /** Who is gone. */
  person: Counsellor;
  /** Who is there. */
  host: Counsellor;
}

export type LogEntry = TextMessage | CardEntry | FormEntry | EventEntry;

export interface TextMessage extends Entry {
  kind: 'text';
  from: 'youth' | 'counsellor';
  /** Who said it; null for the youth's own. */
  author: Counsellor | null;
  text: string;
  /** Party epoch it was said in, the newest if there are two: whoever came later has not seen it. */
  epoch: number;
  /**
   * For the youth's own: `sent` left this tab, `delivered` means that the counsellor's tab has it, in a room both, `undelivered` that the
   * counsellor went before confirming it, and that it goes to nobody else.
   */
  mark: 'waiting' | 'sent' | 'delivered' | 'undelivered';
}

export type Visit =
  /** Not in the queue. `trying`: but it goes on trying to get there by itself. */
  | { phase: 'outside'; trying?: boolean }
  /** With a refusal: why it takes longer; many want in, and what that asks of a machine is under way (SPEC K2). */
  | { phase: 'joining'; trying?: boolean }
  /** `messages`: what was said with earlier counsellors of this visit; empty the first time. */
  | {
      phase: 'waiting';
      place: Place;
      returned: null | RequeueReason;
      /** A counsellor would take the conversation whose notice (its id) has not been acknowledged: SPEC N5. */
      claim: string | null;
      messages: readonly LogEntry[];
    }
  /** Taken; the chain is being checked and the handshake made. Nothing can be written yet. */
  /** `slow`: it takes longer than it should. */
  | { phase: 'verifying'; messages: readonly LogEntry[]; slow: boolean }
  | {
      phase: 'talking';
      /** In the order they came: one, or two in the room. */
      people: readonly [Person, ...Person[]];
      /** Null: nobody is proposed. */
      proposal: Proposal | null;
      messages: readonly LogEntry[];
      /** The two counsellors have not been shown the same words (docs/protocol.md, "Three in the room"). */
      differs: boolean;
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
  refusal: YouthRefusalCode | null;
  /** Why the last counsellor presented was not trusted, until somebody trusted answers. */
  distrust: DistrustReason | null;
  /** Milliseconds until the service restarts, when it has said so. */
  shutdownInMs: number | null;
}

export interface JoinRequest {
  /** Of the door's notice; anew while waiting, of whichever is asked for. */
  notice: AcknowledgedNotice;
  profile: Profile;
}

/** What the views may ask of the client. */
export interface YouthActions {
  connect(): void;
  /** Also anew while waiting, when the refusal is `notice-outdated` (N4), or to agree to a claim (N5): the place is kept. */
  join(request: JoinRequest): void;
  /** Returns false, and takes nothing, if it cannot be sent now or is longer than MAX_TEXT_BYTES. */
  send(text: string): boolean;
  writing(): void;
  /** To the proposal of this offer. `keep`: the lines of the summary left standing, in order; for `yes` only. */
  /** `notice`: the colleague's, acknowledged, for a `yes` to a proposal with `noticeToRead`; else null. */
  answer(offer: string, answer: ConsentAnswer, keep: readonly string[], notice: AcknowledgedNotice | null): void;
  /** Rather wait for somebody else than the one who claims: SPEC N5. */
  decline(): void;
  /** To the form of this `ask`, sealed, for whoever asked alone; false, and nothing is taken, as {@link send}. */
  fillIn(ask: string, answers: FormAnswers): boolean;
  /** Ends the visit on the server (socket and beacon) and wipes keys and texts, synchronously. */
  leave(): void;
}
