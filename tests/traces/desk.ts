/** A counsellor with the console's own client, who talks with every youth of the run. */
import type { Form } from '@dorren/shared/protocol/reporting-duty.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import sodium from 'libsodium-wrappers-sumo';
import { WebSocket } from 'ws';
import { makeCredentials } from '../../staff-console/src/lib/identity.ts';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { Conversation, StaffState } from '../../staff-console/src/lib/staff-state.ts';
import { type Centre, certificate } from '../fixtures/centre.ts';

const PLACES = 6;
const PATIENCE_MS = 20_000;
const PASSPHRASE = 'tre gula moln över ån';

export class Desk {
  readonly #client: StaffClient;
  /** The queue that was last taken from: once for each change of it. */
  #asked: StaffState['queue'] | null = null;

  private constructor(client: StaffClient) {
    this.#client = client;
  }

  /** Resolves when on duty under this name. */
  static async open(centre: Centre, nameShown: string): Promise<Desk> {
    const { api, token, root, stack } = centre;
    const person = { username: 'bench', passphrase: PASSPHRASE, nameShown, role: 'counsellor' } as const;
    const account = { username: person.username, nameShown, organisation: root.centre.name, role: person.role };
    const none = { directoryOrganisation: null, teams: [], competences: [] };
    const invitation = await api.invite(token, { ...account, ...none });
    const { credentials } = makeCredentials(sodium, person.username, PASSPHRASE);
    await api.acceptInvitation(invitation.token, credentials);
    const staffCertificate = certificate(root, invitation.staffId, credentials.identityKey, person);
    await api.certify(token, invitation.staffId, staffCertificate);
    const client = new StaffClient({
      ...{ url: `${stack.origin.replace('http', 'ws')}/staff/socket`, WebSocket: WebSocket as never, sodium },
      ...{ clock: systemClock, random: Math.random },
      ...(await signIn(api, sodium, person.username, PASSPHRASE)),
    });
    const desk = new Desk(client);
    await desk.#until('to be online', ({ connection }) => connection === 'online');
    client.dutyOn(['sv', 'en', 'ar'], PLACES);
    await desk.#until('duty', ({ duty }) => duty.on);
    client.subscribe(() => queueMicrotask(() => desk.#attend()));
    return desk;
  }

  /** The conversation with the youth who lives there. */
  async talksWith(municipality: string): Promise<string> {
    const isIt = ({ profile, phase }: Conversation) => profile.municipality === municipality && phase === 'talking';
    const { conversations } = await this.#until('a youth', (state) => state.conversations.some(isIt));
    return conversations.find(isIt)?.id ?? '';
  }

  async hears(id: string, text: string): Promise<void> {
    await this.#until('a text', ({ conversations }) => of(conversations, id).some((message) => message.text === text));
  }

  /** Resolves when the youth's page has it. */
  async says(id: string, text: string): Promise<void> {
    this.#client.send(id, text);
    await this.#until('delivery', ({ conversations }) =>
      of(conversations, id).some((message) => message.text === text && message.mark === 'delivered'),
    );
  }

  /** Puts a form before the youth. Resolves when the page has it. */
  async asks(id: string, form: Form): Promise<void> {
    this.#client.ask(id, form);
    await this.#until('a form to be delivered', ({ conversations }) =>
      formsOf(conversations, id).some((asked) => asked.form === form && asked.mark === 'delivered'),
    );
  }

  async isAnswered(id: string, form: Form): Promise<void> {
    await this.#until('the answers', ({ conversations }) =>
      formsOf(conversations, id).some((asked) => asked.form === form && asked.answers?.declined === false),
    );
  }

  #attend(): void {
    const { connection, queue, conversations } = this.#client.state;
    for (const { id, phase } of conversations) {
      if (phase === 'ended' || phase === 'distrusted') this.#client.dismiss(id);
    }
    const isAsked = this.#asked === queue;
    this.#asked = queue;
    if (connection === 'online' && queue.waiting > 0 && !isAsked) this.#client.takeNext();
  }

  close(): void {
    this.#client.close();
  }

  #until(what: string, wanted: (state: StaffState) => boolean): Promise<StaffState> {
    return new Promise((resolve, reject) => {
      const look = (state: StaffState) => {
        if (!wanted(state)) return;
        cancel();
        stop();
        resolve(state);
      };
      const cancel = systemClock.after(PATIENCE_MS, () => {
        stop();
        reject(new Error(`the counsellor waited in vain for ${what}`));
      });
      const stop = this.#client.subscribe(look);
      look(this.#client.state);
    });
  }
}

const entriesOf = (conversations: readonly Conversation[], id: string) =>
  conversations.find((conversation) => conversation.id === id)?.messages ?? [];

const of = (conversations: readonly Conversation[], id: string) =>
  entriesOf(conversations, id).filter((entry) => entry.kind === 'text');

const formsOf = (conversations: readonly Conversation[], id: string) =>
  entriesOf(conversations, id).filter((entry) => entry.kind === 'form');
