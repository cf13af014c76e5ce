import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import type { CertificateChain } from '@dorren/shared/protocol/fields.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signRevocations } from '../../staff-console/src/lib/root-key.ts';
import {
  ACKNOWLEDGED,
  allDelivered,
  conversation,
  heard,
  makePerson,
  makeRoot,
  REQUEST,
  sodium,
  texts,
  visit,
  World,
} from './people.ts';

/** A counsellor on duty, and a youth who waits. */
async function waiting(world = new World()) {
  const staff = world.staff(world.eva);
  await world.settle();
  staff.dutyOn(['sv'], 3);
  await world.settle();
  const youth = world.youth();
  youth.connect();
  await world.settle();
  youth.join(REQUEST);
  await world.pass(300);
  return { world, staff, youth };
}

async function talking() {
  const parties = await waiting();
  parties.staff.takeNext();
  await parties.world.pass(200);
  visit(parties.youth, 'talking');
  return parties;
}

describe('a visit', () => {
  it('goes from the door through the queue to a conversation whose ends show the same signs', async () => {
    const { world, staff, youth } = await waiting();
    expect(youth.state.door?.state).toBe('open');
    expect(visit(youth, 'waiting')).toMatchObject({ returned: null, messages: [], place: { place: 1 } });
    expect(staff.state.queue.entries).toMatchObject([{ profile: { ageBand: '15-17' } }]);
    staff.takeNext();
    await world.pass(200);
    const now = visit(youth, 'talking');
    const [eva, ...others] = now.people;
    expect(eva).toMatchObject({
      nameShown: 'Eva',
      organisation: 'Centrum',
      role: 'counsellor',
      present: true,
      epoch: 1,
    });
    expect([eva.fingerprint.length, others]).toEqual([7, []]);
    expect(conversation(staff)).toMatchObject({ phase: 'talking', fingerprint: eva.fingerprint, canSend: true });
    expect(staff.state.queue.entries).toEqual([]);
    expect(world.loads).toBe(1);
  });

  it('D4: carries texts both ways, marked delivered when the other tab has them', async () => {
    const { world, staff, youth } = await talking();
    expect(youth.send('hej')).toBe(true);
    expect(texts(visit(youth, 'talking').messages)).toEqual(['youth: hej (sent)']);
    await world.pass(200);
    expect(staff.send(conversation(staff).id, 'Hej! Vad vill du prata om?')).toBe(true);
    await world.pass(200);
    const said = ['youth: hej (delivered)', 'counsellor: Hej! Vad vill du prata om? (delivered)'];
    expect(texts(visit(youth, 'talking').messages)).toEqual(said);
    expect(texts(conversation(staff).messages)).toEqual(said);
    expect(conversation(staff).unread).toBe(1);
    staff.look(conversation(staff).id);
    expect(conversation(staff).unread).toBe(0);
  });

  it('shows who is writing', async () => {
    const { world, staff, youth } = await talking();
    youth.writing();
    staff.writing(conversation(staff).id);
    await world.settle();
    expect(visit(youth, 'talking').people[0].writing).toBe(true);
    expect(conversation(staff).youthWriting).toBe(true);
    await world.pass(5_000);
    expect(visit(youth, 'talking').people[0].writing).toBe(false);
    expect(conversation(staff).youthWriting).toBe(false);
  });

  it('takes up the crypto again when it could not be loaded', async () => {
    const world = new World();
    world.loadFailures = 2;
    const staff = world.staff(world.eva);
    const youth = world.youth();
    await world.settle();
    staff.dutyOn(['sv'], 1);
    await world.settle();
    youth.join(REQUEST);
    await world.settle();
    staff.takeNext();
    await world.settle();
    visit(youth, 'verifying');
    await world.pass(5_000);
    visit(youth, 'talking');
    expect(world.loads).toBe(3);
  });

  it('N4: acknowledges a notice that changed while waiting, and keeps its place and its resume secret to itself', async () => {
    const { world, staff, youth } = await waiting();
    const snapshots: string[] = [];
    youth.subscribe((state) => snapshots.push(JSON.stringify(state)));
    world.relay.changeNotice('2026-11.2');
    await world.pass(1_500);
    expect(youth.state.refusal).toBe('notice-outdated');
    youth.join({ ...REQUEST, notice: { ...ACKNOWLEDGED, version: '2026-11.2' } });
    await world.settle();
    expect(youth.state.refusal).toBeNull();
    visit(youth, 'waiting');
    expect(world.relay.size).toBe(1);
    staff.takeNext();
    await world.pass(200);
    visit(youth, 'talking');
    expect(conversation(staff).notice.version).toBe('2026-11.2');
    expect(world.relay.secrets).toHaveLength(1);
    for (const secret of world.relay.secrets) expect(snapshots.join()).not.toContain(secret);
  });

  it('N1: is refused at the door, and may try again', async () => {
    const { world } = await waiting();
    world.relay.refuses = 'nobody-on-duty';
    const second = world.youth();
    second.join(REQUEST);
    await world.settle();
    expect(second.state).toMatchObject({ visit: { phase: 'outside' }, refusal: 'nobody-on-duty' });
    world.relay.refuses = null;
    second.join(REQUEST);
    await world.settle();
    visit(second, 'waiting');
  });

  it('joins when the connection comes back, if it was lost while joining', async () => {
    const { world } = await waiting();
    world.youthNetwork.isUp = false;
    const second = world.youth();
    second.join(REQUEST);
    await world.pass(1_000);
    expect(second.state).toMatchObject({ connection: 'connecting', visit: { phase: 'joining' } });
    world.youthNetwork.isUp = true;
    second.hint();
    await world.settle();
    visit(second, 'waiting');
  });

  it('keeps the crypto out of the page until there is a server, and the first bundle free of it', async () => {
    const world = new World();
    const youth = world.youth();
    expect(world.loads).toBe(0);
    youth.connect();
    await world.settle();
    expect(world.loads).toBe(1);
  });
});

describe('leaving', () => {
  it('C7: leave() tells the server twice, at once, and nothing stays in the state', async () => {
    const { world, staff, youth } = await talking();
    youth.send('secret');
    await world.pass(200);
    youth.leave();
    expect(youth.state).toMatchObject({ connection: 'offline', visit: { phase: 'ended', by: 'youth' } });
    expect(JSON.stringify(youth.state)).not.toContain('secret');
    expect(world.beacons).toHaveLength(1);
    expect(world.relay.size).toBe(0);
    await world.settle();
    expect(conversation(staff)).toMatchObject({ phase: 'ended', endedBy: 'youth', canSend: false });
    expect(youth.send('late')).toBe(false);
    staff.close();
    expect(world.clock.pending).toBe(0);
  });

  it('C7: leave() reaches the server by the socket alone as well, and by the beacon alone', async () => {
    const alone = await talking();
    alone.world.relay.beacon = () => undefined;
    alone.youth.leave();
    await alone.world.settle();
    expect(alone.world.relay.size).toBe(0);

    const offline = await talking();
    offline.world.youthNetwork.isSilent = true;
    offline.youth.leave();
    expect(offline.world.relay.size).toBe(0);
  });

  it('leaves from outside the queue without a word', async () => {
    const world = new World();
    const youth = world.youth();
    youth.connect();
    await world.settle();
    youth.leave();
    expect(youth.state).toMatchObject({ connection: 'offline', visit: { phase: 'outside' } });
    expect(world.beacons).toEqual([]);
    expect(world.clock.pending).toBe(0);
  });

  it('C10: the counsellor ends it, and it stays on the console until dismissed', async () => {
    const { world, staff, youth } = await talking();
    staff.end(conversation(staff).id);
    await world.settle();
    expect(youth.state.visit).toEqual({ phase: 'ended', by: 'counsellor' });
    const { id } = conversation(staff);
    expect(conversation(staff)).toMatchObject({ phase: 'ended', endedBy: 'counsellor' });
    staff.dismiss(id);
    expect(staff.state.conversations).toEqual([]);
    staff.dutyOff();
    await world.settle();
    expect(staff.state.duty.on).toBe(false);
  });

  it('a youth who has left can come to the door again', async () => {
    const { world, youth } = await talking();
    youth.leave();
    await world.settle();
    youth.connect();
    await world.settle();
    youth.join(REQUEST);
    await world.settle();
    visit(youth, 'waiting');
  });
});

describe('cuts', () => {
  it('C8, D2: in mid-sentence on either side lose and double nothing', async () => {
    const { world, staff, youth } = await talking();
    const { id } = conversation(staff);
    youth.send('one');
    world.youthNetwork.cut();
    await world.settle();
    expect(youth.state.connection).toBe('lost');
    expect(conversation(staff).phase).toBe('interrupted');
    youth.send('two');
    staff.send(id, 'are you there?');
    world.staffNetwork.cut();
    await world.settle();
    expect(staff.state.connection).toBe('lost');
    staff.send(id, 'I am here');
    await world.pass(12_000);
    expect(conversation(staff).phase).toBe('talking');
    for (const { messages } of [visit(youth, 'talking'), conversation(staff)]) {
      expect(heard(messages, 'youth')).toEqual(['one', 'two']);
      expect(heard(messages, 'counsellor')).toEqual(['are you there?', 'I am here']);
      expect(allDelivered(messages)).toBe(true);
    }
  });

  it('D1 to D5: whatever cuts come, what was taken arrives once and in order', async () => {
    const act = fc.constantFrom('youth says', 'staff says', 'cut youth', 'cut staff', 'wait', 'long wait', 'settle');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40, size: 'max' }), async (acts) => {
        const { world, staff, youth } = await talking();
        const { id } = conversation(staff);
        const said: Record<'youth' | 'counsellor', string[]> = { youth: [], counsellor: [] };
        for (const [number, now] of acts.entries()) {
          if (now === 'youth says' && youth.send(`y${number}`)) said.youth.push(`y${number}`);
          if (now === 'staff says' && staff.send(id, `s${number}`)) said.counsellor.push(`s${number}`);
          if (now === 'cut youth') world.youthNetwork.cut();
          if (now === 'cut staff') world.staffNetwork.cut();
          if (now === 'wait') await world.pass(100);
          if (now === 'long wait') await world.pass(3_000);
          if (now === 'settle') await world.settle();
        }
        await world.pass(40_000);
        for (const { messages } of [visit(youth, 'talking'), conversation(staff)]) {
          for (const from of ['youth', 'counsellor'] as const) expect(heard(messages, from)).toEqual(said[from]);
          expect(allDelivered(messages)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('during the handshake only delay it', async () => {
    for (const cut of ['youthNetwork', 'staffNetwork'] as const) {
      for (let frames = 0; frames < 5; frames++) {
        const { world, staff, youth } = await waiting();
        let left = frames;
        world.relay.passes = (frame) => {
          if (left-- === 0) world[cut].cut();
          return [frame];
        };
        staff.takeNext();
        await world.pass(15_000);
        const [{ fingerprint }] = visit(youth, 'talking').people;
        expect(conversation(staff)).toMatchObject({ phase: 'talking', fingerprint });
      }
    }
  });

  it('C6: a counsellor who vanishes returns the youth to the queue, with everything said still on the page', async () => {
    const { world, staff, youth } = await talking();
    youth.send('delivered before');
    staff.send(conversation(staff).id, 'said by Eva');
    await world.pass(200);
    world.staffNetwork.isUp = false;
    world.staffNetwork.cut();
    await world.settle();
    expect(visit(youth, 'talking').people[0].present).toBe(false);
    youth.send('never arrived');
    await world.pass(31_000);
    const back = visit(youth, 'waiting');
    expect(back.returned).toBe('counsellor-vanished');
    const said = [
      'youth: delivered before (delivered)',
      'counsellor: said by Eva (delivered)',
      'youth: never arrived (undelivered)',
    ];
    expect(texts(back.messages)).toEqual(said);
    expect(youth.send('nobody there')).toBe(false);

    world.staffNetwork.isUp = true;
    const second = world.staff(world.ola);
    await world.pass(10_000);
    expect(conversation(staff)).toMatchObject({ phase: 'ended', endedBy: 'requeued' });
    expect(staff.state.duty.on).toBe(false);
    second.dutyOn(['sv'], 1);
    await world.settle();
    second.takeNext();
    await world.pass(200);
    const now = visit(youth, 'talking');
    expect(now.people[0].nameShown).toBe('Ola');
    expect(texts(now.messages)).toEqual(said);
    // Never sent to somebody it was not said to.
    expect(conversation(second).messages).toEqual([]);
    youth.send('to Ola');
    await world.pass(200);
    expect(heard(conversation(second).messages, 'youth')).toEqual(['to Ola']);
    expect(visit(youth, 'talking').messages.map((entry) => (entry.kind === 'text' ? entry.epoch : entry.kind))).toEqual(
      [...[1, 1, 1], 'event', 2],
    );
    expect(staff.state.takenByColleague?.by ?? null).toBeNull();
  });

  it('C6: whoever is back in the queue can be taken again after their own line was away too', async () => {
    const { world, staff, youth } = await talking();
    staff.returnToQueue(conversation(staff).id, {});
    await world.pass(200);
    visit(youth, 'waiting');
    world.youthNetwork.isUp = false;
    world.youthNetwork.cut();
    await world.pass(1_000);
    world.youthNetwork.isUp = true;
    const second = world.staff(world.ola);
    await world.pass(10_000);
    second.dutyOn(['sv'], 1);
    await world.settle();
    second.takeNext();
    await world.pass(1_000);
    visit(youth, 'talking');
    youth.send('here again');
    await world.pass(200);
    expect(heard(conversation(second).messages, 'youth')).toEqual(['here again']);
  });

  it('P5: a console that was opened anew has no keys, and the youth goes back at once', async () => {
    const { world, staff, youth } = await talking();
    staff.close();
    const anew = world.staff(world.eva);
    await world.settle();
    expect(visit(youth, 'waiting').returned).toBe('counsellor-vanished');
    expect(anew.state.conversations).toEqual([]);
    // Still on duty as far as the server knew, with keys that nobody has.
    expect(world.relay.heard).toContain('duty-off');
    expect(anew.state.duty.on).toBe(false);
  });

  it('S3: a restarted service knows no conversation, and both ends say so', async () => {
    const { world, staff, youth } = await talking();
    world.relay.restart();
    world.youthNetwork.cut();
    world.staffNetwork.cut();
    await world.pass(2_000);
    expect(youth.state.visit).toEqual({ phase: 'ended', by: 'service-lost' });
    expect(conversation(staff)).toMatchObject({ phase: 'ended', endedBy: 'requeued' });
  });

  it('ends when the server says what no server of this version says, no sooner', async () => {
    const { world, youth } = await talking();
    world.youthNetwork.accept = (end) => end.send('{"t":"joined"}');
    world.youthNetwork.cut();
    await world.pass(20_000);
    expect(youth.state.connection).toBe('lost');
    world.youthNetwork.accept = (end) => end.close(CLOSE.unsupportedVersion);
    await world.pass(20_000);
    expect(youth.state).toMatchObject({
      refusal: 'unsupported-version',
      visit: { phase: 'ended', by: 'service-lost' },
    });
    expect(youth.state.connection).toBe('offline');
  });

  it('C5: an end while away reaches both', async () => {
    const { world, staff, youth } = await talking();
    world.staffNetwork.cut();
    await world.settle();
    staff.end(conversation(staff).id);
    await world.pass(2_000);
    expect(conversation(staff)).toMatchObject({ phase: 'ended', endedBy: 'counsellor' });
    expect(youth.state.visit).toEqual({ phase: 'ended', by: 'counsellor' });
  });
});

describe('distrust', () => {
  const nowSeconds = new World().clock.now() / 1000;
  const flip = (text: string, at: number): string =>
    text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

  async function present(lie: (chain: CertificateChain, world: World) => CertificateChain) {
    const parties = await waiting();
    parties.world.relay.presents = (chain) => lie(chain, parties.world);
    parties.staff.takeNext();
    await parties.world.pass(200);
    return parties;
  }

  it.each([
    ['wrong-root', (chain: CertificateChain) => ({ ...chain, staffCertificate: flip(chain.staffCertificate, 300) })],
    [
      'bad-duty-signature',
      (chain: CertificateChain) => ({ ...chain, dutyCertificate: flip(chain.dutyCertificate, 900) }),
    ],
    ['malformed', (chain: CertificateChain) => ({ ...chain, staffCertificate: chain.staffCertificate.slice(0, 99) })],
    ['malformed', (chain: CertificateChain) => ({ ...chain, staffCertificate: 'A' })],
    ['wrong-person', (chain: CertificateChain, { ola }: World) => ({ ...chain, staffId: ola.staffId })],
    [
      'bad-duty-signature',
      (chain: CertificateChain, { ola }: World) => ({
        ...chain,
        staffId: ola.staffId,
        staffCertificate: ola.staffCertificate,
      }),
    ],
    [
      'wrong-root',
      (chain: CertificateChain) => {
        const impostor = makePerson(makeRoot(), nowSeconds, 'Eva');
        return { ...chain, staffId: impostor.staffId, staffCertificate: impostor.staffCertificate };
      },
    ],
    [
      'revoked',
      (chain: CertificateChain, { root }: World) => ({
        ...chain,
        revocations: signRevocations(sodium, root, {
          previous: '',
          issuedAt: nowSeconds,
          certificates: [chain.staffCertificate],
        }).list,
      }),
    ],
  ] as const)(
    'C9: a chain that is %s is refused, shown to both, and returns the youth to the queue',
    async (reason, lie) => {
      const { staff, youth, world } = await present(lie);
      expect(youth.state.distrust).toBe(reason);
      expect(visit(youth, 'waiting').returned).toBe('distrusted');
      expect(conversation(staff)).toMatchObject({ phase: 'distrusted', distrust: reason, canSend: false });
      world.relay.presents = (chain) => chain;
      const second = world.staff(world.ola);
      await world.settle();
      second.dutyOn(['sv'], 1);
      await world.settle();
      second.takeNext();
      await world.pass(200);
      expect(visit(youth, 'talking').people[0].nameShown).toBe('Ola');
      expect(youth.state.distrust).toBeNull();
    },
  );

  it('C9: so is a certificate that has run out', async () => {
    const world = new World({ notAfter: nowSeconds + 20 });
    const { staff, youth: first } = await waiting(world);
    let shown: CertificateChain | null = null;
    world.relay.presents = (chain) => {
      shown ??= chain;
      return shown;
    };
    staff.takeNext();
    await world.pass(21_000);
    first.leave();
    // On Ola's duty the server shows what Eva's page was shown then.
    const ola = world.staff(world.ola);
    await world.settle();
    ola.dutyOn(['sv'], 1);
    const youth = world.youth();
    await world.settle();
    youth.join(REQUEST);
    await world.settle();
    ola.takeNext();
    await world.pass(200);
    expect(youth.state.distrust).toBe('expired');
  });

  it('C9: so is a supervisor, whatever the server says they are', async () => {
    const world = new World({ role: 'supervisor' });
    const { staff, youth } = await waiting(world);
    staff.takeNext();
    await world.pass(200);
    expect(youth.state.distrust).toBe('wrong-role');
    expect(conversation(staff)).toMatchObject({ phase: 'distrusted', distrust: 'wrong-role' });
  });

  it('C9: a list that goes back is refused for as long as the tab lives', async () => {
    const { world, staff, youth } = await waiting();
    const { list } = signRevocations(sodium, world.root, { previous: '', issuedAt: nowSeconds, certificates: [] });
    world.relay.revocations = list;
    staff.takeNext();
    await world.pass(200);
    visit(youth, 'talking');
    world.relay.revocations = '';
    staff.close();
    const second = world.staff(world.ola);
    await world.pass(31_000);
    second.dutyOn(['sv'], 1);
    await world.settle();
    second.takeNext();
    await world.pass(200);
    expect(youth.state.distrust).toBe('stale-revocations');
  });

  it('C9: a handshake that was answered by somebody else fails, and is said to have', async () => {
    const { world, staff, youth } = await waiting();
    world.relay.passes = (frame, to) => {
      if (to === 'counsellor') return [frame];
      const forged = frame.slice();
      forged.set([(forged[24] ?? 0) ^ 1], 24);
      return [forged];
    };
    staff.takeNext();
    await world.pass(500);
    expect(youth.state.distrust).toBe('handshake-failed');
    expect(conversation(staff)).toMatchObject({ phase: 'distrusted', distrust: 'handshake-failed' });
  });
});

describe('a hostile relay', () => {
  it('that repeats every frame ever sent changes nothing', async () => {
    const { world, staff, youth } = await waiting();
    const seen: Record<string, Uint8Array[]> = { youth: [], counsellor: [] };
    world.relay.passes = (frame, to) => {
      seen[to]?.push(frame.slice());
      // The newest last, all that came before it once more first.
      return (seen[to] ?? []).slice(-40);
    };
    staff.takeNext();
    await world.pass(500);
    for (const number of [1, 2, 3]) {
      youth.send(`y${number}`);
      staff.send(conversation(staff).id, `s${number}`);
      await world.pass(500);
    }
    for (const { messages } of [visit(youth, 'talking'), conversation(staff)]) {
      expect(heard(messages, 'youth')).toEqual(['y1', 'y2', 'y3']);
      expect(heard(messages, 'counsellor')).toEqual(['s1', 's2', 's3']);
    }
  });

  it('that carries over frames of an earlier epoch gets nothing opened', async () => {
    const { world, staff, youth } = await talking();
    const old: Uint8Array[] = [];
    world.relay.passes = (frame) => {
      old.push(frame.slice());
      return [frame];
    };
    youth.send('for Eva only');
    await world.pass(200);
    staff.close();
    const second = world.staff(world.ola);
    await world.pass(31_000);
    world.relay.passes = (frame) => {
      const again = old.map((one) => {
        const relabelled = one.slice();
        relabelled.set(frame.subarray(8, 12), 8);
        return relabelled;
      });
      return [...again, ...old, frame];
    };
    second.dutyOn(['sv'], 1);
    await world.settle();
    second.takeNext();
    await world.pass(500);
    youth.send('for Ola');
    await world.pass(20_000);
    expect(heard(conversation(second).messages, 'youth')).toEqual(['for Ola']);
  });

  it('that drops one frame in three only slows it', async () => {
    const { world, staff, youth } = await waiting();
    let state = 1;
    world.relay.passes = (frame) => {
      // Park and Miller's minimal standard generator: no rhythm that retries could fall into.
      state = (state * 48_271) % 2_147_483_647;
      return state % 3 === 0 ? [] : [frame];
    };
    staff.takeNext();
    await world.pass(60_000);
    const said = Array.from({ length: 10 }, (_, number) => `y${number}`);
    for (const text of said) {
      youth.send(text);
      await world.pass(1_000);
    }
    await world.pass(60_000);
    expect(heard(conversation(staff).messages, 'youth')).toEqual(said);
    expect(allDelivered(visit(youth, 'talking').messages)).toBe(true);
  });
});

describe('the console', () => {
  it('Q3: of two who take the same youth one is told by whom, and neither talks to nobody', async () => {
    const { world, staff, youth } = await waiting();
    const second = world.staff(world.ola);
    await world.settle();
    second.dutyOn(['sv'], 1);
    await world.pass(500);
    const [entry] = second.state.queue.entries;
    staff.take(entry?.id ?? '');
    second.take(entry?.id ?? '');
    await world.pass(200);
    visit(youth, 'talking');
    expect(second.state.refusal).toMatchObject({ re: 'take', code: 'already-taken', by: 'Eva' });
    expect(second.state.takenByColleague).toMatchObject({ by: 'Eva' });
    expect(staff.state.takenByColleague).toBeNull();
    expect([staff.state.conversations.length, second.state.conversations.length]).toEqual([1, 0]);
  });

  it('holds several at once, each on its own route and with its own keys', async () => {
    const { world, staff, youth } = await talking();
    const others = [world.youth(), world.youth()];
    for (const other of others) {
      other.join(REQUEST);
      await world.settle();
      staff.takeNext();
      await world.pass(200);
    }
    const all = [youth, ...others];
    for (const [number, one] of all.entries()) {
      one.send(`y${number}`);
      staff.send(conversation(staff, number).id, `s${number}`);
    }
    world.staffNetwork.cut();
    staff.send(conversation(staff, 2).id, 'more');
    await world.pass(5_000);
    for (const [number, one] of all.entries()) {
      expect(heard(conversation(staff, number).messages, 'youth')).toEqual([`y${number}`]);
      expect(heard(visit(one, 'talking').messages, 'counsellor')).toEqual([
        `s${number}`,
        ...(number === 2 ? ['more'] : []),
      ]);
    }
  });

  it('P3: signed in elsewhere, it closes for good, says so, and forgets its keys', async () => {
    const { world, staff } = await talking();
    const again = world.staff(world.eva);
    await world.settle();
    expect(staff.state).toMatchObject({ connection: 'closed', closed: 'signed-in-elsewhere' });
    expect(conversation(staff).phase).toBe('ended');
    await world.pass(60_000);
    expect(again.state.connection).toBe('online');
  });

  it('A4: with a token that holds no longer, it says that one is not signed in', async () => {
    const world = new World();
    const staff = world.staff({ ...world.eva, token: 'x'.repeat(43) });
    await world.settle();
    expect(staff.state).toMatchObject({ connection: 'closed', closed: 'not-signed-in' });
  });

  it('P1: without a certificate it goes on no duty', async () => {
    const world = new World();
    const staff = world.staff({ ...world.eva, staffCertificate: '' });
    await world.settle();
    staff.dutyOn(['sv'], 1);
    expect(staff.state.refusal).toMatchObject({ re: 'duty-on', code: 'not-certified' });
    staff.certified(world.eva.staffCertificate);
    staff.dutyOn(['sv'], 1);
    await world.settle();
    expect(staff.state.duty).toEqual({ on: true, languages: ['sv'], capacity: 1 });
  });

  it('offers nobody new a duty key that has run out', async () => {
    const { world, staff } = await talking();
    await world.pass(1_000);
    for (let hour = 0; hour < 17; hour++) await world.leap(3_600_000);
    await world.pass(20_000);
    expect(staff.state.duty.capacity).toBe(0);
  });

  it('close() leaves no key, no text and no timer', async () => {
    const { staff, youth, world } = await talking();
    youth.send('secret');
    await world.pass(200);
    staff.close();
    youth.leave();
    expect(staff.state.conversations).toEqual([]);
    expect(JSON.stringify(staff.state)).not.toContain('secret');
    await world.settle();
    expect(world.clock.pending).toBe(0);
  });
});
