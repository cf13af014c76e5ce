/** One visit of one youth, by the client that the page has. */
import type { Clock } from '@dorren/shared/transport/clock.ts';
import type { LogEntry, YouthState } from '../../web-client/src/client/state.ts';
import { YouthClient, type YouthClientOptions } from '../../web-client/src/client/youth-client.ts';
import { MortalClock } from './mortal-clock.ts';
import type { Observer } from './observer.ts';
import { type Tap, type TappedSockets, tapped } from './tap.ts';

type Loaded = Awaited<ReturnType<YouthClientOptions['loadConversation']>>;

export interface YouthTabParts {
  name: string;
  /** Of the service, as this tab reaches it: http. */
  origin: string;
  centre: { id: string; rootKey: string };
  observer: Observer;
  steady: boolean;
  random: () => number;
  instead?: Tap['instead'];
}

export class YouthTab {
  readonly name: string;
  readonly client: YouthClient;
  /** Null before it is taken for the first time. */
  conversation: string | null = null;
  readonly #observer: Observer;
  readonly #clock = new MortalClock();
  readonly #sockets: TappedSockets;
  #isDead = false;
  #seen = 0;

  constructor({ name, origin, centre, observer, steady, random, instead }: YouthTabParts) {
    this.name = name;
    this.#observer = observer;
    // On a steady line frames are within records: they are seen where the conversation takes them.
    this.#sockets = tapped({
      sent: () => undefined,
      heard: () => undefined,
      told: () => undefined,
      ...(instead ? { instead } : {}),
    });
    this.client = new YouthClient({
      url: `${origin.replace('http', 'ws')}/youth/socket`,
      WebSocket: this.#sockets.WebSocket,
      clock: this.#clock,
      random,
      loadConversation: () => this.#load(),
      centre,
      beacon: (body) => void fetch(`${origin}/youth/leave`, { method: 'POST', body }).catch(() => undefined),
      steady,
    });
    this.client.subscribe((state) => this.#look(state));
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  say(padding: string): boolean {
    const { conversation } = this;
    if (conversation === null || this.client.state.visit.phase !== 'talking') return false;
    return this.#observer.words.say(this.name, conversation, padding, (text) => this.client.send(text)) !== null;
  }

  /** The telephone is gone: it says nothing any more, not even that it goes. */
  die(): void {
    if (this.#isDead) return;
    if (this.conversation !== null) this.#observer.words.abandoned(this.conversation);
    this.#stop();
  }

  close(): void {
    if (this.#isDead) return;
    this.client.close();
    this.#stop();
  }

  #stop(): void {
    this.#isDead = true;
    this.#clock.die();
    this.#sockets.die();
    this.#observer.words.over(this.name, null);
  }

  async #load(): Promise<Loaded> {
    const { makeConversations, ...others } = await import('../../web-client/src/client/conversation.ts');
    return {
      ...others,
      makeConversations: async (centre: { id: string; rootKey: string }, clock: Clock) => {
        const make = await makeConversations(centre, clock);
        return (parts) => {
          this.conversation = parts.id;
          const conversation = make({
            ...parts,
            send: (frame) => {
              this.#observer.frames.sent(frame, this.#line, parts.id);
              parts.send(frame);
            },
          });
          const receive = conversation.receive.bind(conversation);
          conversation.receive = (frame) => {
            this.#observer.frames.heardBy(frame, this.#line, parts.id);
            receive(frame);
          };
          return conversation;
        };
      },
    };
  }

  get #line() {
    return { tab: this.name, staffId: null, connection: this.#sockets.connection() };
  }

  #look({ visit }: YouthState): void {
    if (this.#isDead) return;
    if (visit.phase === 'ended' || visit.phase === 'outside') {
      if (visit.phase === 'ended') this.#observer.ended(this.name, this.conversation, visit.by);
      this.#observer.words.over(this.name, null);
      return;
    }
    const { conversation } = this;
    if (conversation === null || visit.phase === 'joining') return;
    let newest = this.#seen;
    for (const entry of visit.messages) {
      if (entry.kind === 'text') this.#lookAt(entry, conversation);
      newest = Math.max(newest, entry.number);
    }
    this.#seen = newest;
  }

  #lookAt(entry: Extract<LogEntry, { kind: 'text' }>, conversation: string): void {
    if (entry.from === 'youth') this.#observer.words.marked(entry.text, entry.mark, entry.epoch);
    else if (entry.number > this.#seen) this.#observer.words.shown(this.name, conversation, entry.text);
  }
}
