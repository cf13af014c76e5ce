/** Who is connected to this node, by every name that effects know them by. */
import type { Link } from '../core/effects.ts';
import { Channel, type ChannelEnd } from './channel.ts';
import type { StaffConnection } from './staff-connection.ts';
import { YouthConnection } from './youth-connection.ts';

export class Register {
  /** All whose sockets are not closed yet (L5). */
  readonly youthConnections = new Set<YouthConnection>();
  readonly staffConnections = new Set<StaffConnection>();
  /** Of these, whoever has not joined, resumed or said hello: first who has asked for nothing longest (L5). */
  readonly youthsOutside = new Set<YouthConnection>();
  readonly staffOutside = new Set<StaffConnection>();
  /** Sent away to make room, and not closed yet. */
  readonly sentAway = new Set<YouthConnection | StaffConnection>();
  /** Those that have asked to join, resume or be let in and have no answer yet, by connection name. */
  readonly youthsArriving = new Map<string, YouthConnection>();
  readonly staffArriving = new Map<string, StaffConnection>();
  /** By conversation. */
  readonly youths = new Map<string, YouthConnection>();
  /** By staff id. */
  readonly staff = new Map<string, StaffConnection>();
  /** By conversation, and there one for each epoch: those of which a party has been here. */
  readonly #channels = new Map<string, Channel[]>();
  #attached = 0;
  #emptied: (() => void) | null = null;

  get connections(): number {
    return this.youthConnections.size + this.staffConnections.size;
  }

  get attached(): number {
    return this.#attached;
  }

  get unjoined(): number {
    return this.connections - this.#attached;
  }

  add(connection: YouthConnection | StaffConnection): void {
    if (connection instanceof YouthConnection) this.youthConnections.add(connection);
    else this.staffConnections.add(connection);
    this.#putOutside(connection);
  }

  /** One that is not attached has asked for something: others make room before it does. */
  asked(connection: YouthConnection | StaffConnection): void {
    this.#takeIn(connection);
    this.#putOutside(connection);
  }

  setAttached(connection: YouthConnection | StaffConnection, attached: boolean): void {
    // One that was closed meanwhile is counted no more.
    if (connection.attached === attached || !this.#has(connection)) return;
    connection.attached = attached;
    this.#attached += attached ? 1 : -1;
    if (attached) this.#takeIn(connection);
    else this.#putOutside(connection);
  }

  remove(connection: YouthConnection | StaffConnection): void {
    this.setAttached(connection, false);
    this.#takeIn(connection);
    this.sentAway.delete(connection);
    if (connection instanceof YouthConnection) this.youthConnections.delete(connection);
    else this.staffConnections.delete(connection);
    if (this.connections === 0) this.#emptied?.();
  }

  /** Resolves once no connection is left. */
  async emptied(): Promise<void> {
    if (this.connections > 0) await new Promise<void>((resolve) => (this.#emptied = resolve));
  }

  channel(conversationId: string, epoch: number): Channel | null {
    const channels = this.#channels.get(conversationId);
    if (channels !== undefined) for (const channel of channels) if (channel.epoch === epoch) return channel;
    return null;
  }

  /** Makes the channel of this epoch, or finds it, and puts whoever is connected here to its ends. */
  link(conversationId: string, { epoch, staff }: Link): void {
    const known = this.channel(conversationId, epoch);
    const isHere = this.youths.has(conversationId) || staff.some((staffId) => this.staff.has(staffId));
    if (known === null && !isHere) return;
    const channel = known ?? this.#open(conversationId, epoch, staff);
    for (const end of [channel.one, channel.other]) {
      const { staffId } = end.address;
      if (staffId === null) this.youths.get(conversationId)?.pair(end);
      else this.staff.get(staffId)?.pair(end);
    }
  }

  unlink(conversationId: string, epoch: number): void {
    const channel = this.channel(conversationId, epoch);
    if (channel === null) return;
    const rest = this.#channels.get(conversationId)?.filter((one) => one !== channel) ?? [];
    if (rest.length === 0) this.#channels.delete(conversationId);
    else this.#channels.set(conversationId, rest);
    for (const end of [channel.one, channel.other]) this.#leave(end);
  }

  /** Whoever was at an end has been detached. */
  unlinkAll(): void {
    this.#channels.clear();
  }

  #has(connection: YouthConnection | StaffConnection): boolean {
    if (connection instanceof YouthConnection) return this.youthConnections.has(connection);
    return this.staffConnections.has(connection);
  }

  #putOutside(connection: YouthConnection | StaffConnection): void {
    if (connection.attached || !this.#has(connection) || this.sentAway.has(connection)) return;
    if (connection instanceof YouthConnection) this.youthsOutside.add(connection);
    else this.staffOutside.add(connection);
  }

  #takeIn(connection: YouthConnection | StaffConnection): void {
    if (connection instanceof YouthConnection) this.youthsOutside.delete(connection);
    else this.staffOutside.delete(connection);
  }

  #open(conversationId: string, epoch: number, staff: Link['staff']): Channel {
    const channel = new Channel(conversationId, epoch, staff);
    const channels = this.#channels.get(conversationId);
    if (channels === undefined) this.#channels.set(conversationId, [channel]);
    else channels.push(channel);
    return channel;
  }

  #leave(end: ChannelEnd): void {
    const { conversationId, staffId } = end.address;
    if (staffId === null) this.youths.get(conversationId)?.unpair(end);
    else this.staff.get(staffId)?.unpair(end);
  }
}
