import { readDutyCertificate } from '@dorren/shared/crypto/certificates.ts';
import { Transcript, YOUTH } from '@dorren/shared/crypto/transcript.ts';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { HeldConversation } from '@dorren/shared/protocol/staff-messages.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';
import { beginDuty } from './duty.ts';
import { SideChannel } from './side-channel.ts';
import {
  cardName,
  chainOf,
  colleagueOf,
  Desk,
  heldBy,
  makePerson,
  makeRoot,
  sideBetween,
  sideTo,
  sodium,
  YouthEnd,
} from './test-desk.ts';

const ID = 'C'.repeat(22);
const SIDE = { id: ID, epoch: 9 };

/** Eva in epoch 1, Ola in epoch 2, and the youth with both; nobody has said that it is a room yet. */
function two(youthEpochs: readonly [number, number] = [1, 2]) {
  const clock = new FakeClock();
  const root = makeRoot();
  const people = [makePerson(root, clock, 'Eva'), makePerson(root, clock, 'Ola')] as const;
  const desks = [new Desk(root, clock, people[0]), new Desk(root, clock, people[1])] as const;
  const other = (index: 0 | 1) => ({ ...colleagueOf(people[index]), epoch: index + 1, arriving: false, present: true });
  const held: [HeldConversation, HeldConversation] = [
    heldBy(ID, { other: other(1) }),
    heldBy(ID, { epoch: 2, came: 'join', other: other(0) }),
  ];
  const youth = desks.map((desk, index) => {
    const conversation = held[index] ?? heldBy(ID);
    desk.tell({ t: 'taken', conversation });
    return new YouthEnd(desk, conversation);
  }) as [YouthEnd, YouthEnd];
  const transcript = new Transcript(sodium, ID, YOUTH, [YOUTH, ...youthEpochs]);
  const settle = (ms = 200) => {
    for (let left = ms; left > 0; left -= 50) {
      clock.advance(50);
      for (let turn = 0; turn < 3; turn++) for (const desk of desks) desk.network.settle();
    }
  };
  const parties = [
    { epoch: 1, staffId: people[0].staffId },
    { epoch: 2, staffId: people[1].staffId },
  ];
  const declare = () => {
    for (const end of youth) end.seal({ k: 'room', parties });
    settle();
  };
  const say = (text: string) => {
    const seen = transcript.seen();
    for (const end of youth) end.seal({ k: 'said', text, seen });
    transcript.said(YOUTH, text);
    settle();
  };
  settle();
  return { clock, root, people, desks, held, youth, transcript, settle, parties, declare, say };
}

/** The same, in the room. */
function room() {
  const all = two();
  const { desks, declare, settle } = all;
  const [eva, ola] = desks;
  const first = sideTo(ola, ID, { purpose: 'room', ...SIDE });
  const second = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, route: 5 });
  const line = { isUp: true };
  sideBetween(desks, [first, second], () => line.isUp);
  declare();
  settle();
  expect(eva.conversation().other).toMatchObject({ inRoom: true });
  expect(ola.conversation().other).toMatchObject({ inRoom: true });
  return { ...all, eva, ola, first, second, line };
}

/** What the youth's page would make of what came. */
function heardByYouth({ transcript, youth }: ReturnType<typeof two>): string[] {
  return youth.flatMap(({ items }, index) =>
    items.flatMap((item) => {
      if (item.k === 'card' && item.seen !== null) {
        transcript.check(index + 1, item.seen);
        transcript.gave(index + 1, item.card);
        return [`${index + 1}: card ${cardName(item.card)}`];
      }
      if (item.k !== 'said') return [];
      transcript.check(index + 1, item.seen);
      transcript.said(index + 1, item.text);
      return [`${index + 1}: ${item.text}`];
    }),
  );
}

describe('three in the room', () => {
  it('is believed of the youth alone: not of the server, and not without the channel between the two', () => {
    const { desks, declare, settle } = two();
    const [eva, ola] = desks;
    const first = sideTo(ola, ID, { purpose: 'room', ...SIDE });
    const second = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, route: 5 });
    sideBetween(desks, [first, second]);
    settle();
    expect(eva.conversation()).toMatchObject({ other: { inRoom: false }, canSend: true });
    declare();
    settle();
    expect(eva.conversation()).toMatchObject({ other: { inRoom: true }, canSend: true });
  });

  it('says everything to both, and each sees who said it', () => {
    const all = room();
    const { eva, ola, say, settle } = all;
    say('hej båda');
    eva.client.send(ID, 'det här är Ola');
    settle();
    ola.client.send(ID, 'hej!');
    settle();
    expect(eva.log()).toEqual([
      'youth: hej båda (delivered)',
      'counsellor: det här är Ola (delivered)',
      'colleague: hej! (delivered)',
    ]);
    expect(ola.log()).toEqual([
      'youth: hej båda (delivered)',
      'colleague: det här är Ola (delivered)',
      'counsellor: hej! (delivered)',
    ]);
    expect(heardByYouth(all)).toEqual(['1: det här är Ola', '2: hej!']);
    expect([eva.conversation().differs, ola.conversation().differs, all.transcript.differs]).toEqual([
      false,
      false,
      false,
    ]);
    expect(ola.conversation().unread).toBe(2);
  });

  it('gives a card to both, as part of what all three are shown', () => {
    const all = room();
    const { eva, ola, line, say, settle } = all;
    line.isUp = false;
    expect(eva.client.giveCard(ID, CARD)).toBe(true);
    settle(400);
    expect(eva.log()).toEqual(['card Ungdomsmottagningen (sent)']);
    line.isUp = true;
    settle(4_000);
    expect(eva.log()).toEqual(['card Ungdomsmottagningen (delivered)']);
    expect(ola.conversation()).toMatchObject({
      unread: 1,
      messages: [{ kind: 'card', from: 'colleague', card: CARD }],
    });
    ola.client.send(ID, 'bra ställe');
    settle();
    expect(heardByYouth(all)).toEqual(['1: card Ungdomsmottagningen', '2: bra ställe']);
    say('tack');
    expect([eva.conversation().differs, ola.conversation().differs, all.transcript.differs]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('shows that a card was another for the youth', () => {
    const { eva, ola, youth, transcript, settle } = room();
    ola.client.giveCard(ID, CARD);
    settle();
    transcript.gave(2, { ...CARD, telephone: '08-465 004 13' });
    youth[0].seal({ k: 'said', text: 'jag ringer', seen: transcript.seen() });
    settle();
    expect(eva.conversation().differs).toBe(true);
  });

  it('shows a card of the colleague’s that is no part of what all three are shown', () => {
    const { desks, people, clock, declare, settle } = two();
    const [, ola] = desks;
    const own = beginDuty(
      sodium,
      fromBase64(sodium, people[0].staffCertificate) ?? fail(),
      people[0].identity.secretKey,
      Math.floor(clock.now() / 1000),
    );
    const dutyCertificate = fromBase64(sodium, ola.chain.dutyCertificate) ?? fail();
    const trusted = {
      ok: true,
      colleague: colleagueOf(people[1]),
      dutyCertificate,
      duty: readDutyCertificate(dutyCertificate) ?? fail(),
    } as const;
    const side = { purpose: 'room', ...SIDE, initiator: false, route: 5 } as const;
    const quiet = () => undefined;
    const aside = new SideChannel(
      { sodium, clock, send: (frame) => ola.frame(side.route, frame) },
      sideTo(ola, ID, { purpose: 'room', ...SIDE }),
      own ?? fail(),
      trusted,
      {
        ...{ established: quiet, failed: quiet, changed: quiet, writing: quiet, text: quiet, item: quiet },
        ...{ marked: quiet, over: quiet },
      },
    );
    const before = ola.onFrame;
    ola.onFrame = (route, frame) => (route === side.route ? aside.receive(frame) : before(route, frame));
    const chain = { ...desks[0].chain, dutyCertificate: toBase64(sodium, own?.certificate ?? fail()) };
    ola.tell({ t: 'side', side: sideTo(desks[0], ID, { ...side, chain }) });
    declare();
    aside.attach({ route: 7, present: true });
    aside.begin();
    settle();
    expect(ola.conversation()).toMatchObject({ other: { inRoom: true }, differs: false });
    aside.sendItem({ k: 'card', card: CARD, seen: null }, 1);
    settle();
    expect(ola.log()).toEqual(['card Ungdomsmottagningen (delivered)']);
    expect(ola.conversation().differs).toBe(true);
  });

  it('when the colleague cannot be trusted, whoever came last steps out, and is told why', () => {
    const { desks, declare, clock, people, held, settle } = two();
    const [eva, ola] = desks;
    const impostor = { ...makePerson(makeRoot(), clock, 'Eva'), staffId: people[0].staffId };
    declare();
    const side = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, chain: chainOf(impostor, clock) });
    ola.tell({ t: 'side', side });
    settle();
    expect(ola.last('step-out')).toEqual({ t: 'step-out', id: ID });
    ola.tell({ t: 'out', id: ID, epoch: held[1].epoch, why: 'stepped-out' });
    expect(ola.conversation()).toMatchObject({ phase: 'ended', endedBy: 'untrusted-colleague' });
    expect(ola.log()).toEqual(['distrusted Eva']);
    expect(eva.last('step-out')).toBeUndefined();
  });

  it('when the handshake of the colleague’s is refused, whoever came last steps out, as soon as the server can be told', () => {
    const { desks, declare, held, clock, settle } = two();
    const [eva, ola] = desks;
    const first = sideTo(ola, ID, { purpose: 'room', ...SIDE });
    const second = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, route: 5 });
    sideBetween(desks, [first, second]);
    const relayed = eva.onFrame;
    eva.onFrame = (route, frame) => {
      const changed = frame.slice();
      changed[40] = (changed[40] ?? 0) ^ 1;
      relayed(route, route === first.route ? changed : frame);
    };
    declare();
    settle();
    expect(ola.last('step-out')).toEqual({ t: 'step-out', id: ID });
    expect(ola.log()).toEqual(['distrusted Eva']);
    ola.said.length = 0;
    ola.still = { ...ola.still, held: [held[1]] };
    ola.cut();
    clock.advance(1_000);
    settle();
    expect(ola.last('step-out')).toEqual({ t: 'step-out', id: ID });
  });

  it('only waits, as long as the channel between the two is merely slow', () => {
    const { desks, declare, settle } = two();
    const [eva, ola] = desks;
    const first = sideTo(ola, ID, { purpose: 'room', ...SIDE });
    const second = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, route: 5 });
    sideBetween(desks, [first, second], () => false);
    declare();
    settle(30_000);
    for (const desk of desks) {
      expect(desk.conversation()).toMatchObject({ phase: 'talking', awaitsSide: true, canSend: false });
      expect(desk.last('step-out')).toBeUndefined();
    }
  });

  it('gives no card before the channel between the two holds', () => {
    const { desks, declare, youth, settle } = two();
    declare();
    expect(desks[0].conversation().awaitsSide).toBe(true);
    expect(desks[0].client.giveCard(ID, CARD)).toBe(false);
    settle();
    expect(youth[0].items).toEqual([]);
    expect(desks[0].log()).toEqual([]);
    expect(desks[0].last('card-given')).toBeUndefined();
  });

  it('is delivered when both have it', () => {
    const { eva, line, settle } = room();
    line.isUp = false;
    eva.client.send(ID, 'hör ni mig?');
    settle(400);
    expect(eva.log()).toEqual(['counsellor: hör ni mig? (sent)']);
    line.isUp = true;
    settle(4_000);
    expect(eva.log()).toEqual(['counsellor: hör ni mig? (delivered)']);
  });

  it('waits, and writes to nobody, until the channel between the two holds', () => {
    const { desks, declare, youth, settle } = two();
    const [eva, ola] = desks;
    declare();
    const isSilent = (): void => {
      expect(eva.conversation().canSend).toBe(false);
      expect(eva.client.send(ID, 'bara till en')).toBe(false);
      settle();
      expect(youth[0].texts).toEqual([]);
      expect(youth[0].items).toEqual([]);
    };
    isSilent();
    const first = sideTo(ola, ID, { purpose: 'room', ...SIDE });
    const second = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, route: 5 });
    let isUp = false;
    sideBetween(desks, [first, second], () => isUp);
    isSilent();
    isUp = true;
    settle(4_000);
    expect(eva.conversation().canSend).toBe(true);
  });

  it('shows that two have been told different things', () => {
    const { eva, ola, youth, transcript, settle } = room();
    const seen = transcript.seen();
    youth[0].seal({ k: 'said', text: 'till dig säger jag ja', seen });
    youth[1].seal({ k: 'said', text: 'till dig säger jag nej', seen });
    settle();
    expect(eva.conversation().differs).toBe(false);
    eva.client.send(ID, 'jaha');
    settle();
    expect(ola.conversation().differs).toBe(true);
    ola.client.send(ID, 'jaså');
    settle();
    expect(eva.conversation().differs).toBe(true);
    expect(eva.log().at(-1)).toBe('colleague: jaså (delivered)');
  });

  it('shows that something was said to one of the two alone', () => {
    const { eva, ola, youth, settle } = room();
    youth[0].say('bara till dig');
    settle();
    expect(eva.log()).toEqual(['youth: bara till dig (delivered)']);
    expect([eva.conversation().differs, ola.conversation().differs]).toEqual([true, false]);
  });

  it('does not begin with a colleague whom the centre does not vouch for', () => {
    const { desks, declare, clock, people, settle } = two();
    const [eva] = desks;
    const impostor = { ...makePerson(makeRoot(), clock, 'Ola'), staffId: people[1].staffId };
    const side = sideTo(desks[1], ID, { purpose: 'room', ...SIDE, chain: chainOf(impostor, clock) });
    eva.tell({ t: 'side', side });
    declare();
    settle(4_000);
    expect(eva.conversation()).toMatchObject({ other: { inRoom: false }, canSend: false });
    expect(eva.log()).toEqual(['distrusted Ola']);
  });

  it('does not begin, and says so, if the handshake between the two was tampered with', () => {
    const { desks, declare, settle } = two();
    const [eva, ola] = desks;
    const first = sideTo(ola, ID, { purpose: 'room', ...SIDE });
    const second = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, route: 5 });
    sideBetween(desks, [first, second]);
    const relayed = ola.onFrame;
    ola.onFrame = (route, frame) => {
      const changed = frame.slice();
      changed[40] = (changed[40] ?? 0) ^ 1;
      relayed(route, route === second.route ? changed : frame);
    };
    declare();
    settle(4_000);
    expect(eva.conversation()).toMatchObject({ other: { inRoom: false }, canSend: false });
    expect(eva.log()).toEqual(['distrusted Ola']);
    expect(ola.conversation().canSend).toBe(false);
  });

  it('does not begin with another member of staff than the youth names', () => {
    const { root, desks, declare, clock, settle } = two();
    const [eva] = desks;
    const mia = new Desk(root, clock, makePerson(root, clock, 'Mia'));
    const first = sideTo(mia, ID, { purpose: 'room', ...SIDE });
    const second = sideTo(eva, ID, { purpose: 'room', ...SIDE, initiator: false, route: 5 });
    mia.tell({ t: 'taken', conversation: heldBy(ID, { epoch: 3 }) });
    let frames = 0;
    sideBetween([eva, mia], [first, second], () => {
      frames += 1;
      return true;
    });
    declare();
    settle();
    expect(frames).toBe(0);
    expect(eva.conversation()).toMatchObject({ other: { inRoom: false }, canSend: false });
  });

  it('is not opened by a youth who names somebody else in one’s own place', () => {
    const { desks, youth, people, settle } = two();
    youth[0].seal({
      k: 'room',
      parties: [
        { epoch: 1, staffId: people[1].staffId },
        { epoch: 2, staffId: people[1].staffId },
      ],
    });
    settle();
    expect(desks[0].conversation()).toMatchObject({ other: { inRoom: false }, canSend: true });
  });

  it('opens no frame of the one route on the other', () => {
    const { eva, ola, first, second, held, youth, settle } = room();
    const stray: Uint8Array[] = [];
    const before = ola.onFrame;
    ola.onFrame = (route, frame) => {
      stray.push(frame);
      before(route, frame);
    };
    ola.client.send(ID, 'på rätt väg');
    settle();
    for (const frame of stray) {
      eva.frame(first.route, frame);
      eva.frame(held[0].route, frame);
      ola.frame(second.route, frame);
      ola.frame(held[1].route, frame);
    }
    settle();
    expect(eva.log()).toEqual(['colleague: på rätt väg (delivered)']);
    expect(ola.log()).toEqual(['counsellor: på rätt väg (delivered)']);
    expect(youth[0].items.filter(({ k }) => k === 'said')).toEqual([]);
  });

  it('H9: goes on as a conversation of two when the youth says that the other has left', () => {
    const { eva, ola, held, youth, settle, people } = room();
    eva.client.stepOut(ID);
    settle();
    expect(eva.last('step-out')).toEqual({ t: 'step-out', id: ID });
    eva.tell({ t: 'out', id: ID, epoch: 1, why: 'stepped-out' });
    ola.tell({ t: 'side-over', ...SIDE });
    ola.tell({ t: 'parties', conversation: { ...held[1], other: null } });
    expect(eva.conversation()).toMatchObject({ phase: 'ended', endedBy: 'stepped-out' });
    // Until the youth has said so, there may still be three.
    expect(ola.conversation().canSend).toBe(false);
    youth[1].seal({ k: 'room', parties: [{ epoch: 2, staffId: people[1].staffId }] });
    settle();
    expect(ola.conversation()).toMatchObject({ other: null, canSend: true });
    ola.client.send(ID, 'nu är det vi');
    settle();
    expect(youth[1].texts).toEqual(['nu är det vi']);
    expect(ola.log()[0]).toBe('stepped-out Eva');
  });

  it('hears nothing more of whoever is out by the youth’s word, whatever the server says', () => {
    const { eva, ola, youth, settle, people } = room();
    youth[1].seal({ k: 'room', parties: [{ epoch: 2, staffId: people[1].staffId }] });
    settle();
    expect(ola.conversation().other).toMatchObject({ nameShown: 'Eva', inRoom: false });
    eva.client.send(ID, 'hör du mig än?');
    settle(4_000);
    expect(ola.log()).toEqual([]);
    ola.client.send(ID, 'till den unga');
    settle();
    expect(eva.log()).toEqual(['counsellor: hör du mig än? (sent)']);
    expect(youth[1].texts).toEqual(['till den unga']);
  });

  it('H9: what only the youth could confirm is delivered once the colleague is gone', () => {
    const { eva, held, line, youth, settle, people } = room();
    line.isUp = false;
    eva.client.send(ID, 'hör ni mig?');
    settle(400);
    eva.tell({ t: 'parties', conversation: { ...held[0], other: { ...(held[0].other ?? fail()), present: false } } });
    eva.tell({ t: 'side-over', ...SIDE });
    eva.tell({ t: 'parties', conversation: { ...held[0], other: null } });
    youth[0].seal({ k: 'room', parties: [{ epoch: 1, staffId: people[0].staffId }] });
    settle();
    expect(eva.log()).toEqual(['counsellor: hör ni mig? (delivered)', 'vanished Ola']);
  });

  it('H14: names the channel in hello, and takes it up again on another route', () => {
    const { eva, ola, held, first, second, clock, settle } = room();
    eva.still = { ...eva.still, held: [held[0]], sides: [{ ...first, route: 31 }] };
    eva.cut();
    eva.client.send(ID, 'under avbrottet');
    clock.advance(1_000);
    const before = eva.onFrame;
    eva.onFrame = (route, frame) => (route === 31 ? ola.frame(second.route, frame) : before(route, frame));
    const back = ola.onFrame;
    ola.onFrame = (route, frame) => (route === second.route ? eva.frame(31, frame) : back(route, frame));
    settle();
    expect(eva.last('hello')?.holding).toEqual([{ id: ID, epoch: 1 }, SIDE]);
    settle();
    expect(eva.log()).toEqual(['counsellor: under avbrottet (delivered)']);
    expect(ola.log()).toEqual(['colleague: under avbrottet (delivered)']);
  });

  it('wipes the channel between the two with the conversation', () => {
    const { eva, ola, settle } = room();
    eva.tell({ t: 'ended', id: ID, by: 'youth', settling: null });
    ola.client.send(ID, 'är du kvar?');
    settle();
    expect(eva.log()).toEqual([]);
    eva.cut();
    eva.client.hint();
    settle();
    expect(eva.last('hello')?.holding).toEqual([]);
  });
});

const CARD: ReferralCard = {
  ...{ language: 'sv', name: 'Ungdomsmottagningen', kind: 'youth-clinic', about: 'Om.', whatHappens: null },
  ...{ anonymity: 'yes', hours: null, languages: ['sv'], interpreter: false, telephone: '08-465 004 01' },
  ...{ safeContact: null, saysWho: false },
};

function fail(): never {
  throw new Error('nobody there');
}
