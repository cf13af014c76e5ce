/** One console of one counsellor, by the client that it has. */
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import { decode } from '@dorren/shared/protocol/codec.ts';
import { readRoute } from '@dorren/shared/protocol/frame.ts';
import type { SignInResponse } from '@dorren/shared/protocol/staff-http.ts';
import { type HeldConversation, toStaff } from '@dorren/shared/protocol/staff-messages.ts';
import type { SigningKey } from '../../staff-console/src/lib/signing-key.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { Conversation, StaffState } from '../../staff-console/src/lib/staff-state.ts';
import { MortalClock } from './mortal-clock.ts';
import type { Observer } from './observer.ts';
import { type Tap, type TappedSockets, tapped } from './tap.ts';

export interface ConsoleTabParts {
  name: string;
  origin: string;
  observer: Observer;
  random: () => number;
  sodium: SumoSodium;
  session: SignInResponse;
  identity: SigningKey;
  instead?: Tap['instead'];
}

export class ConsoleTab {
  readonly name: string;
  readonly client: StaffClient;
  readonly staffId: string;
  readonly #observer: Observer;
  readonly #clock = new MortalClock();
  readonly #sockets: TappedSockets;
  /** Conversations by the route that their frames have. */
  readonly #routes = new Map<number, string>();
  /** Numbers of entries that have been seen, of each conversation that is shown. */
  readonly #seen = new Map<string, number>();
  #isDead = false;

  constructor({ name, origin, observer, random, sodium, session, identity, instead }: ConsoleTabParts) {
    const { staffId } = session;
    this.name = name;
    this.staffId = staffId;
    this.#observer = observer;
    observer.console(name, staffId);
    const { frames } = observer;
    this.#sockets = tapped({
      sent: (frame, connection) =>
        frames.sent(frame, { tab: name, staffId, connection }, this.#routes.get(readRoute(frame)) ?? ''),
      heard: (frame, connection) => frames.heardBy(frame, { tab: name, staffId, connection }, null),
      told: (text) => this.#told(text),
      ...(instead ? { instead } : {}),
    });
    this.client = new StaffClient({
      url: `${origin.replace('http', 'ws')}/staff/socket`,
      WebSocket: this.#sockets.WebSocket,
      clock: this.#clock,
      random,
      sodium,
      session,
      identity: { publicKey: identity.publicKey, secretKey: identity.secretKey.slice() },
    });
    this.client.subscribe((state) => this.#look(state));
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  say(conversation: string, padding: string): boolean {
    return (
      this.#observer.words.say(this.name, conversation, padding, (text) => this.client.send(conversation, text)) !==
      null
    );
  }

  end(conversation: string): void {
    this.#observer.endedByStaff(conversation);
    this.client.end(conversation);
  }

  /** The computer is gone: nothing is said any more, not even that it goes. */
  die(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#clock.die();
    this.#sockets.die();
    this.#observer.words.over(this.name, null);
  }

  close(): void {
    if (this.#isDead) return;
    this.client.close();
    this.die();
  }

  #told(text: string): void {
    const message = decode(toStaff, text);
    if (!message.ok) return;
    const { value } = message;
    if (value.t === 'welcome') for (const held of value.held) this.#holds(held);
    else if (value.t === 'taken' || value.t === 'parties') this.#holds(value.conversation);
  }

  #holds({ id, epoch, route }: HeldConversation): void {
    this.#routes.set(route, id);
    this.#observer.frames.holds(id, epoch, this.staffId);
  }

  #look(state: StaffState): void {
    if (this.#isDead) return;
    // One that was taken off the screen, and is taken again, begins anew.
    const shown = new Set(state.conversations.map(({ id }) => id));
    for (const id of this.#seen.keys()) if (!shown.has(id)) this.#seen.delete(id);
    for (const conversation of state.conversations) this.#lookAt(conversation);
    if (state.connection === 'closed') this.#observer.words.over(this.name, null);
  }

  #lookAt({ id, phase, messages }: Conversation): void {
    const seen = this.#seen.get(id) ?? 0;
    let newest = seen;
    for (const entry of messages) {
      newest = Math.max(newest, entry.number);
      if (entry.kind !== 'text') continue;
      if (entry.from === 'counsellor') this.#observer.words.marked(entry.text, entry.mark, null);
      else if (entry.number > seen) this.#observer.words.shown(this.name, id, entry.text);
    }
    this.#seen.set(id, newest);
    if (phase === 'ended' || phase === 'distrusted') this.#observer.words.over(this.name, id);
  }
}
