/** Whole visits with planted words: everything a youth and a counsellor can say to one another, ended in the two ways that visits end. */
import { randomInt } from 'node:crypto';
import { get } from 'node:http';
import { decode } from '@dorren/shared/protocol/codec.ts';
import type { FormAnswers } from '@dorren/shared/protocol/reporting-duty.ts';
import { toYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { systemClock } from '@dorren/shared/transport/clock.ts';
import { SteadyUnpacker } from '@dorren/shared/transport/steady.ts';
import sodium from 'libsodium-wrappers-sumo';
import { WebSocket } from 'ws';
import { until, type Watched } from '../../demo/watching.ts';
import { signIn } from '../../staff-console/src/lib/sign-in.ts';
import { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { YouthState } from '../../web-client/src/client/state.ts';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import type { Centre } from '../fixtures/centre.ts';
import { makeWord } from '../traces/planted.ts';

/** What the server must not keep, each a word that occurs nowhere else. */
export interface Planted {
  texts: readonly string[];
  /** Where the youth was: the address, and what the browser says of itself. */
  addresses: readonly string[];
  /** Of the conversations, with the secrets by which their tabs come back. */
  ids: readonly string[];
}

/** A service that is watched at every system call, and has just written its memory down, is slow. */
const PATIENCE_MS = 60_000;
/** Where nothing listens. */
const NOWHERE = 'ws://127.0.0.1:1';

async function comes<State>(client: Watched<State>, what: string, wanted: (state: State) => boolean): Promise<void> {
  if (!(await until(client, systemClock, PATIENCE_MS, wanted))) throw new Error(`never came: ${what}`);
}

/** `origin`: the node that the counsellor's line goes to. */
export async function counsellorOnDuty(centre: Centre, origin: string): Promise<StaffClient> {
  const { username, passphrase } = centre.people.a;
  const client = new StaffClient({
    ...{ url: `${origin.replace('http', 'ws')}/staff/socket`, WebSocket: WebSocket as never, sodium },
    ...{ clock: systemClock, random: Math.random },
    ...(await signIn(centre.api, sodium, username, passphrase)),
  });
  await comes(client, 'a connection', ({ connection }) => connection === 'online');
  client.dutyOn(['sv'], 2);
  await comes(client, 'duty', ({ duty }) => duty.on);
  return client;
}

/**
 * One visit, from the page to its end. `meanwhile` is called when everything has been said and both are still there.
 *
 * @param end `leaves`: says so, as quick exit does; `vanishes`: the line is cut and never comes back
 */
export async function visit(
  centre: Centre,
  counsellor: StaffClient,
  end: 'leaves' | 'vanishes',
  meanwhile: (planted: Planted) => Promise<void>,
): Promise<Planted> {
  // A loopback address of its own, so that the server sees one that nobody else has.
  const localAddress = `127.${randomInt(2, 255)}.${randomInt(256)}.${randomInt(2, 255)}`;
  const [said, answered, name, school, shown, query, agent] = Array.from({ length: 7 }, makeWord) as Seven;
  const ids: string[] = [];
  const { origin } = centre.stack;
  const headers = { 'user-agent': `Mozilla/5.0 ${agent}`, 'accept-language': 'sv' };
  const fetchFrom = (path: string) => answeredTo(`${origin}${path}`, { localAddress, headers });

  const sockets = new Set<WebSocket>();
  let isCut = false;
  class OwnSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(isCut ? NOWHERE : url, protocols, { localAddress, headers });
      sockets.add(this);
      this.on('error', () => undefined);
      const line = new SteadyUnpacker();
      this.on('message', (record: ArrayBuffer) => {
        const unpacked = line.unpack(new Uint8Array(record));
        if (!unpacked.ok) throw new Error('the server spoke no steady line');
        for (const { kind, bytes } of unpacked.messages) {
          const message = kind === 'text' ? decode(toYouth, new TextDecoder().decode(bytes)) : null;
          if (message?.ok && message.value.t === 'joined') ids.push(message.value.id, message.value.resume);
        }
      });
    }
  }
  await fetchFrom(`/?${query}`);
  await fetchFrom('/notice/sv');
  const { notice, version } = await centre.notice('sv');
  const youth = new YouthClient({
    url: `${origin.replace('http', 'ws')}/youth/socket`,
    WebSocket: OwnSocket as never,
    clock: systemClock,
    random: Math.random,
    loadConversation: () => import('../../web-client/src/client/conversation.ts'),
    centre: centre.root.centre,
    steady: true,
    beacon: (body) => void fetch(`${origin}/youth/leave`, { method: 'POST', body }),
  });
  youth.connect();
  await comes(youth, 'the door', ({ door }) => door?.state === 'open');
  youth.join({ notice: { notice, version, language: 'sv', level: 'standard' }, profile: { ageBand: '15-17' } });
  await comes(youth, 'a place', ({ visit: { phase } }) => phase === 'waiting');
  counsellor.takeNext();
  const [id = ''] = ids;
  const held = () => counsellor.state.conversations.find((one) => one.id === id);
  await comes(youth, 'a counsellor', ({ visit: { phase } }) => phase === 'talking');
  await comes(counsellor, 'a channel', () => held()?.canSend === true);

  youth.send(said);
  await comes(
    counsellor,
    'the text',
    () => held()?.messages.some((one) => one.kind === 'text' && one.text === said) === true,
  );
  counsellor.send(id, answered);
  counsellor.concern(id, 'open', '15-17');
  counsellor.giveWhatNow(id, { kind: 'what-now', step: 'we-are-worried', language: 'sv', heading: shown, text: shown });
  counsellor.ask(id, 'who');
  const form = ({ visit: now }: YouthState) =>
    now.phase === 'talking' ? now.messages.find((entry) => entry.kind === 'form') : undefined;
  await comes(youth, 'the form', (state) => form(state) !== undefined);
  const asked = form(youth.state);
  const answers: FormAnswers = { form: 'who', declined: false, name, age: 16, school, municipality: null, reach: null };
  if (asked?.kind !== 'form' || !youth.fillIn(asked.ask, answers)) throw new Error('cannot answer');
  await comes(
    counsellor,
    'the answers',
    () => held()?.messages.some((one) => one.kind === 'form' && one.answers !== null) === true,
  );
  counsellor.concern(id, 'told', '15-17');
  const planted = { texts: [said, answered, name, school, shown], addresses: [localAddress, query, agent], ids };
  await meanwhile(planted);

  if (end === 'leaves') youth.leave();
  else {
    isCut = true;
    for (const socket of sockets) socket.terminate();
  }
  await comes(counsellor, 'the end', () => held()?.phase === 'ended');
  counsellor.concernOutcome(id, { is: 'reported' }, '15-17');
  await comes(counsellor, 'an outcome', () => held()?.concern === null);
  counsellor.dismiss(id);
  youth.close();
  return planted;
}

type Seven = [string, string, string, string, string, string, string];

function answeredTo(address: string, options: Parameters<typeof get>[1]): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { ...options, agent: false }, (response) => {
      response.resume();
      response.once('end', resolve);
    }).once('error', reject);
  });
}
