/** Who is connected to this node, by every name that effects know them by. */
import type { Pairing } from '../core/effects.ts';
import { Channel } from './channel.ts';
import type { StaffConnection } from './staff-connection.ts';
import { YouthConnection } from './youth-connection.ts';

export class Register {
  /** All whose sockets are not closed yet (L5). */
  readonly youthConnections = new Set<YouthConnection>();
  readonly staffConnections = new Set<StaffConnection>();
  /** Those that have asked to join, resume or be let in and have no answer yet, by connection name. */
  readonly youthsArriving = new Map<string, YouthConnection>();
  readonly staffArriving = new Map<string, StaffConnection>();
  /** By conversation. */
  readonly youths = new Map<string, YouthConnection>();
  /** By staff id. */
  readonly staff = new Map<string, StaffConnection>();
  /** By conversation: those of which a party has been here in their epoch. */
  readonly channels = new Map<string, Channel>();
  #attached = 0;
  #emptied: (() => void) | null = null;

  get connections(): number {
    return this.youthConnections.size + this.staffConnections.size;
  }

  get unjoined(): number {
    return this.connections - this.#attached;
  }

  setAttached(connection: { attached: boolean }, attached: boolean): void {
    if (connection.attached === attached) return;
    connection.attached = attached;
    this.#attached += attached ? 1 : -1;
  }

  remove(connection: YouthConnection | StaffConnection): void {
    this.setAttached(connection, false);
    if (connection instanceof YouthConnection) this.youthConnections.delete(connection);
    else this.staffConnections.delete(connection);
    if (this.connections === 0) this.#emptied?.();
  }

  /** Resolves once no connection is left. */
  async emptied(): Promise<void> {
    if (this.connections > 0) await new Promise<void>((resolve) => (this.#emptied = resolve));
  }

  /** Makes the channel of this epoch, or finds it. */
  open(conversationId: string, pairing: Pairing): Channel {
    const known = this.channels.get(conversationId);
    if (known?.epoch === pairing.epoch) return known;
    if (known !== undefined) this.shut(known);
    const channel = new Channel(conversationId, pairing);
    this.channels.set(conversationId, channel);
    return channel;
  }

  shut(channel: Channel): void {
    if (this.channels.get(channel.conversationId) === channel) this.channels.delete(channel.conversationId);
    this.youths.get(channel.conversationId)?.pair(null);
    this.staff.get(channel.staffId)?.unpair(channel);
  }
}
