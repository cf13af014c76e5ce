import type { OfferOutcome } from '@dorren/shared/protocol/referral.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from './root-key.ts';
import {
  chainOf,
  colleagueOf,
  Desk,
  heldBy,
  makePerson,
  makeRoot,
  NOTICE,
  sodium,
  standingOf,
  YouthEnd,
} from './test-desk.ts';

const ID = 'C'.repeat(22);
const SUMMARY = ['Hon är 17 år.', 'Resan är om tre veckor.'];

function world() {
  const clock = new FakeClock();
  const root = makeRoot();
  const [eva, ola] = [makePerson(root, clock, 'Eva'), makePerson(root, clock, 'Ola')];
  const desk = new Desk(root, clock, eva);
  return { clock, root, eva, ola, desk };
}

function talking(world_ = world()) {
  const { desk, clock } = world_;
  const held = heldBy(ID);
  desk.tell({ t: 'taken', conversation: held });
  const youth = new YouthEnd(desk, held);
  clock.advance(200);
  desk.network.settle();
  expect(desk.conversation()).toMatchObject({ phase: 'talking', canSend: true });
  return { ...world_, held, youth };
}

function proposed(world_ = talking()) {
  const { desk, ola, clock } = world_;
  desk.client.propose(ID, 'handover', { kind: 'colleague', staffId: ola.staffId }, 'competence', SUMMARY);
  desk.network.settle();
  const standing = standingOf(ola);
  const chain = chainOf(ola, clock);
  desk.tell({ t: 'offer', id: ID, standing, chain });
  return { ...world_, standing, chain };
}

describe('a proposal', () => {
  it('H1: asks the server first, and tells the youth, sealed, who, why and what would go along', () => {
    const { desk, youth, ola, standing } = proposed();
    expect(desk.last('refer')).toMatchObject({ id: ID, mode: 'handover', to: { staffId: ola.staffId } });
    const { offer, mode } = standing;
    expect(youth.items).toEqual([
      { k: 'proposal', offer, mode, staffId: ola.staffId, reason: 'competence', summary: SUMMARY },
    ]);
    expect(desk.conversation().offer).toEqual(standing);
    expect(desk.conversation().canSend).toBe(true);
  });

  it('shows the colleague by the name that the centre vouches for', () => {
    const { desk, ola, clock } = talking();
    desk.client.propose(ID, 'join', { kind: 'team', team: 'health' }, 'competence', []);
    const to = { ...colleagueOf(ola), nameShown: 'Eva, fast någon annan' };
    desk.tell({ t: 'offer', id: ID, standing: standingOf(to, { mode: 'join' }), chain: chainOf(ola, clock) });
    expect(desk.conversation().offer?.to).toEqual(colleagueOf(ola));
  });

  const lies: [string, (w: ReturnType<typeof talking>) => { chain: ReturnType<typeof chainOf>; staffId: string }][] = [
    [
      'of another root',
      ({ clock, ola }) => {
        const impostor = { ...makePerson(makeRoot(), clock, 'Ola'), staffId: ola.staffId };
        return { chain: chainOf(impostor, clock), staffId: ola.staffId };
      },
    ],
    [
      'of another colleague than the one named',
      ({ clock, root, ola }) => ({ chain: chainOf(makePerson(root, clock, 'Mia'), clock), staffId: ola.staffId }),
    ],
    [
      'of nothing',
      ({ clock, ola }) => ({ chain: { ...chainOf(ola, clock), dutyCertificate: '' }, staffId: ola.staffId }),
    ],
  ];
  it.each(lies)('is withdrawn, and says so, upon a chain %s', (_, lie) => {
    const all = talking();
    const { desk, youth, ola } = all;
    desk.client.propose(ID, 'handover', { kind: 'colleague', staffId: ola.staffId }, 'competence', SUMMARY);
    const { chain, staffId } = lie(all);
    const standing = standingOf({ ...ola, staffId });
    desk.tell({ t: 'offer', id: ID, standing, chain });
    expect(desk.last('withdraw')).toEqual({ t: 'withdraw', id: ID, offer: standing.offer });
    desk.tell({ t: 'offer-over', id: ID, offer: standing.offer, outcome: 'withdrawn' });
    expect(youth.items).toEqual([]);
    expect(desk.log()).toEqual(['distrusted Ola']);
    expect(desk.conversation().offer).toBeNull();
  });

  it('is withdrawn by a console that was given a foreign root: its own certificate does not hold under it', () => {
    const { clock, root, eva } = world();
    const own = makeRoot();
    const foreign = { ...own, centre: { ...own.centre, id: root.centre.id } };
    const impostor = makePerson(foreign, clock, 'Ola');
    const centre = { ...root.centre, rootKey: foreign.centre.rootKey };
    const all = talking({ clock, root, eva, ola: impostor, desk: new Desk(root, clock, eva, centre) });
    const { desk, youth } = proposed(all);
    expect(desk.last('withdraw')).toBeDefined();
    expect(youth.items).toEqual([]);
  });

  it('is withdrawn if the server names another one, or another kind, than was asked for', () => {
    for (const [to, mode] of [
      ['other', 'handover'],
      ['same', 'join'],
    ] as const) {
      const { desk, youth, ola, root, clock } = talking();
      const mia = makePerson(root, clock, 'Mia');
      desk.client.propose(ID, 'handover', { kind: 'colleague', staffId: ola.staffId }, 'competence', SUMMARY);
      const found = to === 'other' ? mia : ola;
      desk.tell({ t: 'offer', id: ID, standing: standingOf(found, { mode }), chain: chainOf(found, clock) });
      expect(desk.last('withdraw')).toBeDefined();
      expect(youth.items).toEqual([]);
      expect(desk.conversation().offer).toBeNull();
    }
  });

  it('that nobody here made is withdrawn', () => {
    const { desk, youth, ola, clock } = talking();
    desk.tell({ t: 'offer', id: ID, standing: standingOf(ola), chain: chainOf(ola, clock) });
    expect(desk.last('withdraw')).toBeDefined();
    expect(youth.items).toEqual([]);
  });

  it('H1: is one at a time', () => {
    const { desk, ola } = proposed();
    desk.client.consult(ID, { kind: 'colleague', staffId: ola.staffId });
    expect(desk.client.state.refusal).toMatchObject({ re: 'refer', code: 'offer-pending' });
    expect(desk.said.filter(({ t }) => t === 'refer')).toHaveLength(1);
  });

  it.each<OfferOutcome>(['youth-no', 'youth-not-yet', 'youth-unanswered', 'declined', 'unanswered', 'gone'])(
    'H3: is over as it was answered: %s',
    (outcome) => {
      const { desk, ola, standing } = proposed();
      desk.tell({ t: 'offer-over', id: ID, offer: standing.offer, outcome });
      expect(desk.conversation()).toMatchObject({ offer: null, canSend: true, phase: 'talking' });
      expect(desk.conversation().messages.at(-1)).toMatchObject({
        ...{ kind: 'event', event: outcome, mode: 'handover' },
        person: colleagueOf(ola),
      });
      // Another one may be asked now.
      desk.client.propose(ID, 'handover', { kind: 'colleague', staffId: makeId(sodium) }, 'closer', []);
      desk.network.settle();
      expect(desk.said.filter(({ t }) => t === 'refer')).toHaveLength(2);
    },
  );

  it('waits for room among the frames, and goes then', () => {
    const all = talking();
    const { desk, youth, clock } = all;
    desk.onFrame = () => undefined;
    while (desk.client.send(ID, 'å'.repeat(900))) desk.network.settle();
    const { standing } = proposed(all);
    expect(youth.items).toEqual([]);
    desk.onFrame = (_, frame) => youth.channel.receive(frame);
    for (let turn = 0; turn < 40; turn++) {
      clock.advance(1_000);
      desk.network.settle();
    }
    expect(youth.items).toMatchObject([{ k: 'proposal', offer: standing.offer }]);
  });
});

describe('the one who hands over', () => {
  function arriving(world_ = proposed()) {
    const { desk, ola, standing, held } = world_;
    const offer = { ...standing, stage: 'arriving' as const };
    const other = { ...colleagueOf(ola), epoch: 2, arriving: true, present: true };
    const { chain } = world_;
    desk.tell({ t: 'offer', id: ID, standing: offer, chain });
    desk.tell({ t: 'parties', conversation: { ...held, offer, other } });
    return { ...world_, offer, other };
  }

  it('H4: can write nothing new once the colleague is on the way in; what was written goes, the farewell last', () => {
    const all = proposed();
    const { desk, youth } = all;
    desk.client.send(ID, 'ett sista ord');
    const { offer } = arriving(all);
    expect(desk.conversation()).toMatchObject({ canSend: false, other: { nameShown: 'Ola', arriving: true } });
    expect(desk.client.send(ID, 'för sent')).toBe(false);
    const sent: number[] = [];
    const relayed = desk.onFrame;
    desk.onFrame = (route, frame) => {
      sent.push(route);
      relayed(route, frame);
    };
    desk.client.writing(ID);
    desk.network.settle();
    expect(sent).toEqual([]);
    expect(youth.came).toEqual(['proposal', 'ett sista ord', 'farewell']);
    expect(youth.items.at(-1)).toEqual({ k: 'farewell', offer: offer.offer });
  });

  it('H5: is out: keys overwritten, it is said that it went well, and nothing more is opened or sent', () => {
    const keys = new Set<Uint8Array>();
    const recording = recordingCipherKeys(keys);
    const base = world();
    const desk = new Desk(base.root, base.clock, base.eva, base.root.centre, recording);
    const all = arriving(proposed(talking({ ...base, desk })));
    const { youth, standing, held } = all;
    desk.tell({ t: 'offer-over', id: ID, offer: standing.offer, outcome: 'done' });
    desk.tell({ t: 'out', id: ID, epoch: held.epoch, why: 'handed-over' });
    expect(desk.conversation()).toMatchObject({ phase: 'ended', endedBy: 'handed-over', canSend: false, other: null });
    expect(desk.log()).toEqual(['done Ola']);
    expect(keys.size).toBeGreaterThanOrEqual(2);
    for (const key of keys) expect(key.every((byte) => byte === 0)).toBe(true);
    youth.say('det här är för Ola');
    expect(desk.log()).toEqual(['done Ola']);
    const sent = desk.said.length;
    expect(desk.client.send(ID, 'hallå?')).toBe(false);
    expect(desk.client.giveCard(ID, CARD)).toBe(false);
    expect(desk.said).toHaveLength(sent);
  });

  it('H5: hears once that it is done, in whichever order it is told', () => {
    const { desk, standing, held } = arriving();
    desk.tell({ t: 'out', id: ID, epoch: held.epoch, why: 'handed-over' });
    desk.tell({ t: 'offer-over', id: ID, offer: standing.offer, outcome: 'done' });
    expect(desk.log()).toEqual(['done Ola']);
  });

  it('is not out by what is said of another epoch', () => {
    const { desk } = arriving();
    desk.tell({ t: 'out', id: ID, epoch: 7, why: 'handed-over' });
    expect(desk.conversation().phase).toBe('talking');
  });

  it('H7: writes on if the colleague does not come in', () => {
    const { desk, youth, standing, held } = arriving();
    desk.tell({ t: 'offer-over', id: ID, offer: standing.offer, outcome: 'failed' });
    desk.tell({ t: 'parties', conversation: held });
    expect(desk.conversation()).toMatchObject({ canSend: true, offer: null, other: null });
    expect(desk.client.send(ID, 'jag är kvar')).toBe(true);
    desk.network.settle();
    expect(youth.texts).toEqual(['jag är kvar']);
    expect(desk.log()[0]).toBe('failed Ola');
  });

  it('C6: is not with it any more if they were away when it was completed', () => {
    const { desk, clock } = arriving();
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.last('hello')?.holding).toEqual([{ id: ID, epoch: 1 }]);
    expect(desk.conversation()).toMatchObject({ phase: 'ended', endedBy: 'requeued' });
  });
});

describe('the one who comes', () => {
  function asked(mode: 'handover' | 'join' = 'handover') {
    const all = world();
    const request = {
      ...{ id: ID, offer: 'R'.repeat(22), mode, profile: {}, deadline: 30_000 },
      from: colleagueOf(all.ola),
      notice: NOTICE,
      concern: false,
    };
    all.desk.tell({ t: 'request', request });
    return { ...all, request };
  }
  function arrived() {
    const all = asked();
    const { desk, request, ola } = all;
    desk.client.answer(request.offer, true);
    const other = { ...colleagueOf(ola), epoch: 1, arriving: false, present: true };
    const held = heldBy(ID, { epoch: 2, came: 'handover', arriving: true, arrived: false, other });
    desk.tell({ t: 'taken', conversation: held });
    return { ...all, held };
  }

  it('H3: sees the request with its deadline until it is answered', () => {
    const { desk, request } = asked();
    expect(desk.client.state.requests).toEqual([request]);
    desk.client.answer(request.offer, false);
    desk.network.settle();
    expect(desk.last('answer')).toEqual({ t: 'answer', id: ID, offer: request.offer, accept: false });
    expect(desk.client.state.requests).toEqual([]);
  });

  it('H3: loses it when it is over', () => {
    const { desk, request } = asked();
    desk.tell({ t: 'request-over', offer: request.offer, outcome: 'unanswered' });
    expect(desk.client.state.requests).toEqual([]);
  });

  it('H4: has it back when there was no place free', () => {
    const { desk, request } = asked();
    desk.client.answer(request.offer, true);
    desk.tell({ t: 'refused', re: 'answer', code: 'at-capacity', id: ID });
    expect(desk.client.state.requests).toEqual([request]);
    expect(desk.client.state.refusal).toMatchObject({ re: 'answer', code: 'at-capacity' });
  });

  it('H3: a lost connection ends it; those that are asked again are there again', () => {
    const { desk, request, clock } = asked();
    desk.cut();
    expect(desk.client.state.requests).toEqual([]);
    desk.still = { ...desk.still, requests: [request] };
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.client.state.requests).toEqual([request]);
  });

  it('H4: reads the summary first, and talks once the youth has proved the keys', () => {
    const { desk, held, request, clock } = arrived();
    expect(desk.conversation()).toMatchObject({ phase: 'handshake', arriving: true, summary: null, came: 'handover' });
    const youth = new YouthEnd(desk, held);
    youth.seal({ k: 'summary', offer: request.offer, lines: SUMMARY });
    youth.say('hej Eva');
    clock.advance(200);
    desk.network.settle();
    expect(desk.conversation()).toMatchObject({ phase: 'talking', summary: SUMMARY, canSend: true, unread: 1 });
    desk.tell({ t: 'parties', conversation: { ...held, arriving: false, arrived: true, other: null } });
    expect(desk.conversation()).toMatchObject({ arriving: false, other: null });
    expect(desk.log()).toEqual(['youth: hej Eva (delivered)', 'handed-over Ola']);
  });

  it('takes no summary of another offer, and none twice', () => {
    const { desk, held, request } = arrived();
    const youth = new YouthEnd(desk, held);
    youth.seal({ k: 'summary', offer: 'X'.repeat(22), lines: ['påhittat'] });
    expect(desk.conversation().summary).toBeNull();
    youth.seal({ k: 'summary', offer: request.offer, lines: [] });
    youth.seal({ k: 'summary', offer: request.offer, lines: ['ändrat'] });
    expect(desk.conversation().summary).toEqual([]);
  });

  it('H8: is told that the other is gone', () => {
    const { desk, held } = arrived();
    if (held.other === null) throw new Error('nobody there');
    desk.tell({ t: 'parties', conversation: { ...held, other: { ...held.other, present: false } } });
    desk.tell({ t: 'parties', conversation: { ...held, arriving: false, other: null } });
    expect(desk.log()).toEqual(['vanished Ola']);
  });

  it('H8: takes nobody for having handed over whose leaving the youth has not confirmed', () => {
    const { desk, held } = arrived();
    desk.tell({ t: 'parties', conversation: { ...held, arriving: false, other: null } });
    expect(desk.log()).toEqual(['gone Ola']);
  });

  it.each(['vanished', 'distrusted'] as const)('H7: is out as it was: %s', (why) => {
    const { desk, held } = arrived();
    desk.tell({ t: 'out', id: ID, epoch: held.epoch, why });
    expect(desk.conversation()).toMatchObject({ phase: 'ended', endedBy: why });
  });
});

it('keeps its keys when it is told twice of the same conversation', () => {
  const { desk, youth, held } = talking();
  desk.tell({ t: 'taken', conversation: held });
  youth.say('kvar');
  expect(desk.log()).toEqual(['youth: kvar (delivered)']);
});

it('begins anew, with what was said still to be read, when it comes back in another epoch', () => {
  const { desk, youth, held } = talking();
  youth.say('först');
  desk.tell({ t: 'out', id: ID, epoch: 1, why: 'returned' });
  const again = { ...held, epoch: 4, route: 3 };
  desk.tell({ t: 'taken', conversation: again });
  expect(desk.conversation()).toMatchObject({ phase: 'handshake', endedBy: null });
  youth.say('med gamla nycklar');
  new YouthEnd(desk, again).say('sedan');
  expect(desk.log()).toEqual(['youth: först (delivered)', 'youth: sedan (delivered)']);
});

describe('cards', () => {
  it('go sealed into the conversation, and are counted apart from it', () => {
    const { desk, youth, clock } = talking();
    expect(desk.client.giveCard(ID, CARD)).toBe(true);
    desk.network.settle();
    clock.advance(200);
    desk.network.settle();
    expect(youth.items).toEqual([{ k: 'card', card: CARD, seen: null }]);
    expect(desk.log()).toEqual(['card Ungdomsmottagningen (delivered)']);
    expect(desk.last('card-given')).toEqual({ t: 'card-given', kind: 'youth-clinic' });
  });

  it('are counted when the server can be told', () => {
    const { desk, held, clock } = talking();
    desk.still = { ...desk.still, held: [held] };
    desk.cut();
    expect(desk.client.giveCard(ID, CARD)).toBe(true);
    expect(desk.last('card-given')).toBeUndefined();
    expect(desk.client.state.refusal).toBeNull();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.said.filter(({ t }) => t === 'card-given')).toHaveLength(1);
  });
});

it('H12: back in the queue, its keys are gone and it says so', () => {
  const { desk, held } = talking();
  desk.client.returnToQueue(ID, { language: 'so' });
  desk.network.settle();
  expect(desk.last('return')).toEqual({ t: 'return', id: ID, wanted: { language: 'so' } });
  desk.tell({ t: 'out', id: ID, epoch: held.epoch, why: 'returned' });
  expect(desk.conversation()).toMatchObject({ phase: 'ended', endedBy: 'returned' });
});

it('asks who is on duty', () => {
  const { desk, ola } = world();
  desk.client.askColleagues();
  desk.network.settle();
  expect(desk.last('colleagues')).toBeDefined();
  const onDuty = [
    { ...colleagueOf(ola), teams: ['health' as const], competences: [], languages: ['sv' as const], free: true },
  ];
  desk.tell({ t: 'colleagues', onDuty });
  expect(desk.client.state.colleagues).toEqual(onDuty);
});

describe('a question that the line broke', () => {
  it('is not asked any more, and the counsellor is told', () => {
    const { desk, held, ola, clock } = talking();
    desk.client.propose(ID, 'handover', { kind: 'colleague', staffId: ola.staffId }, 'competence', SUMMARY);
    desk.still = { ...desk.still, held: [held] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.client.state.refusal).toMatchObject({ re: 'refer', code: 'unavailable' });
    desk.client.consult(ID, { kind: 'colleague', staffId: ola.staffId });
    desk.network.settle();
    expect(desk.last('refer')).toMatchObject({ mode: 'consultation' });
  });

  it('H14: is withdrawn if the server stands by it: nobody could have proposed it', () => {
    const { desk, held, ola, clock } = talking();
    desk.client.propose(ID, 'handover', { kind: 'colleague', staffId: ola.staffId }, 'competence', SUMMARY);
    const offer = standingOf(ola);
    desk.still = { ...desk.still, held: [{ ...held, offer }] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.last('withdraw')).toEqual({ t: 'withdraw', id: ID, offer: offer.offer });
    expect(desk.conversation().offer).toBeNull();
  });

  it('goes on where it was, once it has been found', () => {
    const { desk, held, standing, clock } = proposed();
    const offer = { ...standing, stage: 'asking-colleague' as const };
    desk.still = { ...desk.still, held: [{ ...held, offer }] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.conversation().offer).toEqual(offer);
    expect(desk.last('withdraw')).toBeUndefined();
  });

  it('ended meanwhile: the counsellor is told', () => {
    const { desk, held, clock } = proposed();
    desk.still = { ...desk.still, held: [held] };
    desk.cut();
    clock.advance(1_000);
    desk.network.settle();
    expect(desk.conversation().offer).toBeNull();
    expect(desk.client.state.refusal).toMatchObject({ re: 'refer', code: 'unknown-offer' });
  });
});

const CARD = {
  ...{ language: 'sv', name: 'Ungdomsmottagningen', kind: 'youth-clinic', about: 'En barnmorska svarar.' },
  ...{ whatHappens: null, anonymity: 'yes', hours: null, languages: ['sv'], interpreter: true, telephone: null },
  ...{ safeContact: null, saysWho: null },
} as const satisfies Parameters<Desk['client']['giveCard']>[1] extends infer Card ? object & Partial<Card> : never;

/** Keeps hold of every key that anything is sealed or opened with. */
function recordingCipherKeys(keys: Set<Uint8Array>): typeof sodium {
  const seal = sodium.crypto_aead_chacha20poly1305_ietf_encrypt;
  const open = sodium.crypto_aead_chacha20poly1305_ietf_decrypt;
  const kept = <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    function keeping(...args: Args): Result {
      const key = args.at(-1);
      if (key instanceof Uint8Array && key.byteLength === 32) keys.add(key);
      return call(...args);
    };
  return Object.create(sodium, {
    crypto_aead_chacha20poly1305_ietf_encrypt: { value: kept(seal) },
    crypto_aead_chacha20poly1305_ietf_decrypt: { value: kept(open) },
  });
}
