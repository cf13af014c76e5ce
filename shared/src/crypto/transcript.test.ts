import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferralCard, Seen } from '../protocol/items.ts';
import { encodeFields } from './encoding.ts';
import { loadSodium } from './sodium.ts';
import { Transcript, YOUTH } from './transcript.ts';

const sodium = await loadSodium();
const ID = 'conversation-00000000A';
const EVA = 3;
const OLA = 7;
const PARTIES = [YOUTH, EVA, OLA] as const;
type Party = (typeof PARTIES)[number];

interface Said {
  text: string;
  seen: Seen;
}

/** Three in a room: six channels, each in order and as slow as it likes. */
class Room {
  readonly transcripts = new Map(PARTIES.map((party) => [party, new Transcript(sodium, ID, party, [...PARTIES])]));
  readonly underWay = new Map<string, Said[]>();

  of(party: Party): Transcript {
    const transcript = this.transcripts.get(party);
    if (transcript === undefined) throw new Error('nobody');
    return transcript;
  }

  /** `other`: what the second of the two others is told instead; null for nothing. */
  say(from: Party, text: string, other: string | null = text): void {
    const seen = this.of(from).seen();
    const [first, second] = othersOf(from);
    this.#send(from, first, { text, seen });
    if (other !== null) this.#send(from, second, { text: other, seen });
    this.of(from).said(from, text);
  }

  deliver(from: Party, to: Party): void {
    const next = this.underWay.get(`${from} ${to}`)?.shift();
    if (next === undefined) return;
    this.of(to).check(from, next.seen);
    this.of(to).said(from, next.text);
  }

  deliverAll(): void {
    for (const from of PARTIES) {
      for (const to of othersOf(from)) while (this.underWay.get(`${from} ${to}`)?.length) this.deliver(from, to);
    }
  }

  get differs(): boolean[] {
    return PARTIES.map((party) => this.of(party).differs);
  }

  #send(from: Party, to: Party, said: Said): void {
    const key = `${from} ${to}`;
    this.underWay.set(key, [...(this.underWay.get(key) ?? []), said]);
  }
}

function othersOf(party: Party): [Party, Party] {
  return PARTIES.filter((one) => one !== party) as [Party, Party];
}

const party = fc.constantFrom(...PARTIES);
const step = fc.oneof(
  fc.record({ do: fc.constant('say' as const), from: party, text: fc.string({ unit: 'binary', minLength: 1 }) }),
  fc.record({ do: fc.constant('deliver' as const), from: party, to: fc.boolean() }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function play(room: Room, steps: readonly Step[], each: () => void = () => undefined): void {
  for (const now of steps) {
    if (now.do === 'say') room.say(now.from, now.text);
    else room.deliver(now.from, othersOf(now.from)[now.to ? 1 : 0]);
    each();
  }
}

describe('a transcript', () => {
  it('of three honest ones never differs, however their channels delay', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
        const room = new Room();
        play(room, steps, () => expect(room.differs).toEqual([false, false, false]));
        room.deliverAll();
        expect(room.differs).toEqual([false, false, false]);
        expect(new Set(PARTIES.map((one) => JSON.stringify(room.of(one).seen()))).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });

  it('finds whoever tells two people different words, once both have talked on', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30, size: 'max' }),
        fc.array(step, { maxLength: 30, size: 'max' }),
        party,
        fc.tuple(fc.string({ minLength: 1 }), fc.string({ minLength: 1 })).filter(([one, other]) => one !== other),
        (before, after, liar, [one, other]) => {
          const room = new Room();
          play(room, before);
          room.say(liar, one, other);
          play(room, after);
          room.deliverAll();
          for (const honest of othersOf(liar)) room.say(honest, 'and then?');
          room.deliverAll();
          expect(othersOf(liar).some((honest) => room.of(honest).differs)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('finds whoever leaves words out towards one of two, once they talk on', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30, size: 'max' }), party, (before, liar) => {
        const room = new Room();
        play(room, before);
        room.say(liar, 'only for you', null);
        room.say(liar, 'for both');
        room.deliverAll();
        for (const honest of othersOf(liar)) room.say(honest, 'and then?');
        room.deliverAll();
        expect(othersOf(liar).some((honest) => room.of(honest).differs)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('compares again what it had not seen when it came', () => {
    const room = new Room();
    room.say(EVA, 'to the youth', 'to Ola');
    room.deliver(EVA, OLA);
    room.say(OLA, 'I heard her');
    const [heard] = room.underWay.get(`${OLA} ${YOUTH}`) ?? [];
    expect(room.of(YOUTH).check(OLA, heard?.seen ?? [])).toBe('not-yet');
    room.deliver(OLA, YOUTH);
    expect(room.of(YOUTH).differs).toBe(false);
    room.deliver(EVA, YOUTH);
    expect(room.of(YOUTH).differs).toBe(true);
    expect(room.of(YOUTH).check(OLA, room.of(YOUTH).seen())).toBe('differs');
  });

  it.each<[string, (seen: Seen) => Seen]>([
    ['any hash changed', (seen) => seen.map((entry) => ({ ...entry, hash: 'A'.repeat(42).concat('E') }))],
    ['no hash at all', (seen) => seen.map((entry) => ({ ...entry, hash: '_'.repeat(43) }))],
    ['a party left out', (seen) => seen.slice(1)],
    ['a party twice', ([first, ...rest]) => (first ? [first, first, ...rest.slice(1)] : [])],
    ['a party of another room', (seen) => seen.map((entry) => (entry.party === OLA ? { ...entry, party: 8 } : entry))],
    [
      'words of ours that we never said',
      (seen) => seen.map((entry) => (entry.party === YOUTH ? { ...entry, said: 2 } : entry)),
    ],
    [
      'words of theirs that never came',
      (seen) => seen.map((entry) => (entry.party === EVA ? { ...entry, said: 2 } : entry)),
    ],
  ])('refuses to have seen the same with %s', (_, change) => {
    const room = new Room();
    for (const from of PARTIES) room.say(from, `from ${from}`);
    room.deliverAll();
    const seen = room.of(EVA).seen();
    expect(room.of(YOUTH).check(EVA, seen)).toBe('same');
    expect(room.of(YOUTH).check(EVA, change(seen))).toBe('differs');
    expect(room.of(YOUTH).differs).toBe(true);
  });

  it('is bound to the conversation, the party, the place and all before it', () => {
    const hashes = [
      [ID, YOUTH, ['a', 'b']],
      ['conversation-00000000B', YOUTH, ['a', 'b']],
      [ID, EVA, ['a', 'b']],
      [ID, YOUTH, ['b', 'a']],
      [ID, YOUTH, ['ab']],
      [ID, YOUTH, ['a', 'b', 'b']],
    ] as const;
    const seen = hashes.map(([id, from, texts]) => {
      const transcript = new Transcript(sodium, id, OLA, [...PARTIES]);
      for (const text of texts) transcript.said(from, text);
      return transcript.seen().find((entry) => entry.party === from)?.hash;
    });
    expect(new Set(seen).size).toBe(hashes.length);
  });

  it('is what docs/protocol.md says', () => {
    const transcript = new Transcript(sodium, ID, EVA, [...PARTIES]);
    transcript.said(YOUTH, 'hej');
    transcript.said(YOUTH, 'då');
    const chained = (n: number, before: Uint8Array, text: string): Uint8Array =>
      sodium.crypto_generichash(32, encodeFields('dorren/said/v1', [ID, YOUTH, n, before, text]), null);
    const second = chained(2, chained(1, new Uint8Array(32), 'hej'), 'då');
    const none = 'A'.repeat(43);
    expect(transcript.seen()).toEqual([
      { party: YOUTH, said: 2, hash: sodium.to_base64(second, sodium.base64_variants.URLSAFE_NO_PADDING) },
      { party: EVA, said: 0, hash: none },
      { party: OLA, said: 0, hash: none },
    ]);
  });

  it('takes a card as docs/protocol.md says: in the order of the schema, and never for a text', () => {
    const fields = {
      ...{ saysWho: null, safeContact: null, telephone: null, interpreter: false, languages: [], hours: null },
      ...{ anonymity: 'yes', whatHappens: null, about: 'Om.', kind: 'police', name: 'Polisen', language: 'sv' },
    } as const satisfies Partial<ReferralCard>;
    const card: ReferralCard = { ...fields, languages: [] };
    const canonical =
      '{"language":"sv","name":"Polisen","kind":"police","about":"Om.","whatHappens":null,"anonymity":"yes","hours":null,' +
      '"languages":[],"interpreter":false,"telephone":null,"safeContact":null,"saysWho":null}';
    const transcript = new Transcript(sodium, ID, EVA, [...PARTIES]);
    transcript.gave(OLA, card);
    const zero = new Uint8Array(32);
    const hash = sodium.crypto_generichash(32, encodeFields('dorren/card/v1', [ID, OLA, 1, zero, canonical]), null);
    const told = sodium.to_base64(hash, sodium.base64_variants.URLSAFE_NO_PADDING);
    expect(transcript.seen().find(({ party }) => party === OLA)).toEqual({ party: OLA, said: 1, hash: told });
    const asText = new Transcript(sodium, ID, YOUTH, [...PARTIES]);
    asText.said(OLA, canonical);
    expect(asText.check(EVA, transcript.seen())).toBe('differs');
  });

  it('hears nobody who is not in the room', () => {
    const transcript = new Transcript(sodium, ID, EVA, [...PARTIES]);
    expect(() => transcript.said(9, 'hej')).toThrow(RangeError);
    expect(() => transcript.said(OLA, '\ud800')).toThrow(RangeError);
  });
});
