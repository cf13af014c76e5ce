/**
 * Frames to other nodes: each has one inbox, a sharded channel, and what is for it goes once a turn of the event loop.
 * Nothing is kept: whoever is not subscribed does not get it, and the sender's tab sends again (D2).
 */

import { randomBytes } from 'node:crypto';
import { conversationIn } from '../../core/parties.ts';
import type { Address, Bus } from '../../ports/bus.ts';
import type { Announcement } from '../../ports/state-store.ts';
import { addressBytes, Batch, endOf, readBatch, SENDER_BYTES } from './batch.ts';
import { readConversation, readStaff } from './kept.ts';
import type { RedisStore } from './redis-store.ts';
import { SCRIPTS } from './scripts.ts';
import type { Touch } from './touch.ts';

/** A youth or a member of staff, and the node that they are connected to: null if to none, undefined while it is not known. */
interface Party {
  node: string | null | undefined;
  /** What waits until it is. */
  waiting: { address: Buffer; frame: Buffer }[];
}

interface Route {
  readonly address: Buffer;
  readonly party: Party;
}

/** Frames that may wait for one party while it is looked up, which takes a round trip. */
const MOST_WAITING = 256;

export class RedisBus implements Bus {
  readonly #touch: Touch;
  readonly #sender = randomBytes(SENDER_BYTES);
  #ended = 0;
  /** Only those who were sent something from here. */
  readonly #parties = new Map<string, Party>();
  #routes = new WeakMap<Address, Route>();
  #batches = new Map<string, Batch>();
  #sendIsSet = false;

  constructor(touch: Touch, store: RedisStore) {
    this.#touch = touch;
    store.subscribe((announcement) => this.#learn(announcement));
    touch.onLost(() => this.#forgetAll());
  }

  forward(to: Address, frame: Uint8Array): boolean {
    if (!this.#touch.inTouch) return false;
    const { address, party } = this.#routes.get(to) ?? this.#routeTo(to);
    if (party.node === undefined) {
      if (party.waiting.length < MOST_WAITING) party.waiting.push({ address, frame: Buffer.from(frame) });
      return true;
    }
    if (party.node === null) return false;
    this.#add(party.node, address, frame);
    return true;
  }

  listen(deliver: (to: Address, frame: Buffer) => boolean): () => void {
    // One for each other process that there has been.
    const last = new Map<string, number>();
    return this.#touch.onFrames((batch) => {
      const end = endOf(batch);
      if (end !== null) {
        // While Redis changes hands, what waited to be sent may go after what came later, or once more.
        if (end.number <= (last.get(end.sender) ?? 0)) return;
        last.set(end.sender, end.number);
      }
      readBatch(batch, deliver);
    });
  }

  #add(node: string, address: Buffer, frame: Uint8Array): void {
    const batch = this.#batchFor(node);
    batch.add(address, frame);
    if (!batch.isFull) return;
    this.#batches.delete(node);
    this.#publish(node, batch);
  }

  #batchFor(node: string): Batch {
    const gathered = this.#batches.get(node);
    if (gathered !== undefined) return gathered;
    if (!this.#sendIsSet) setImmediate(() => this.#send());
    this.#sendIsSet = true;
    const batch = new Batch();
    this.#batches.set(node, batch);
    return batch;
  }

  #send(): void {
    this.#sendIsSet = false;
    const batches = this.#batches;
    this.#batches = new Map();
    for (const [node, batch] of batches) this.#publish(node, batch);
  }

  #publish(node: string, batch: Batch): void {
    this.#ended += 1;
    const bytes = batch.end(this.#sender, this.#ended);
    void this.#touch.link.publish(this.#touch.keys.inbox(node), bytes).then((isOurs) => batch.done(isOurs));
  }

  #routeTo(to: Address): Route {
    const name = to.staffId === null ? youthName(to.conversationId) : staffName(to.staffId);
    const route = { address: addressBytes(to), party: this.#parties.get(name) ?? this.#newParty(name, to) };
    this.#routes.set(to, route);
    return route;
  }

  #newParty(name: string, to: Address): Party {
    const party: Party = { node: undefined, waiting: [] };
    this.#parties.set(name, party);
    void this.#lookUp(to)
      .catch(() => null)
      .then((node) => {
        // What has been announced meanwhile is newer.
        if (party.node === undefined) this.#found(party, node);
      });
    return party;
  }

  async #lookUp({ conversationId, staffId }: Address): Promise<string | null> {
    const asked = staffId === null ? ['conversations', conversationId] : ['staff', staffId];
    const [value = ''] = (await this.#touch.ask(SCRIPTS.fetch, asked)) as string[];
    const connection = staffId === null ? connectionOf(value) : (readStaff(value).record?.connection ?? null);
    return connection === null ? null : nodeOf(connection);
  }

  #found(party: Party, node: string | null): void {
    party.node = node;
    const { waiting } = party;
    party.waiting = [];
    if (node !== null) for (const { address, frame } of waiting) this.#add(node, address, frame);
  }

  #learn({ effects }: Announcement): void {
    for (const effect of effects) {
      if (effect.kind === 'youth-attached') this.#moved(youthName(effect.conversationId), effect.connection);
      else if (effect.kind === 'staff-attached') this.#moved(staffName(effect.staffId), effect.connection);
      else if (effect.kind === 'forgotten') this.#parties.delete(youthName(effect.conversationId));
    }
  }

  #moved(name: string, connection: string): void {
    const party = this.#parties.get(name);
    if (party !== undefined) this.#found(party, nodeOf(connection));
  }

  #forgetAll(): void {
    this.#parties.clear();
    this.#routes = new WeakMap();
    for (const batch of this.#batches.values()) batch.done(true);
    this.#batches = new Map();
  }
}

function connectionOf(value: string): string | null {
  return conversationIn(readConversation(value).record)?.connection ?? null;
}

function nodeOf(connection: string): string {
  return connection.slice(0, connection.indexOf('.'));
}

function youthName(conversationId: string): string {
  return `c ${conversationId}`;
}

function staffName(staffId: string): string {
  return `s ${staffId}`;
}
