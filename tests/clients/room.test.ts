import { Transcript, YOUTH } from '@dorren/shared/crypto/transcript.ts';
import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { describe, expect, it } from 'vitest';
import { sodium, visit } from './people.ts';
import { NOTICE } from './relay-double.ts';
import { CONVERSATION, type CounsellorEnd, OFFER, told, YouthStage } from './youth-stage.ts';

/** A counsellor in the room: their end, and what they have seen. */
class Attendant {
  readonly end: CounsellorEnd;
  readonly transcript: Transcript;
  #read = 0;

  constructor(end: CounsellorEnd) {
    this.end = end;
    this.transcript = new Transcript(sodium, CONVERSATION, end.epoch, [YOUTH, 1, 2]);
  }

  /** Takes in what has come from the youth since the last time. */
  read(): this {
    for (const item of this.end.items.slice(this.#read)) {
      if (item.k !== 'said') continue;
      this.transcript.check(YOUTH, item.seen);
      this.transcript.said(YOUTH, item.text);
    }
    this.#read = this.end.items.length;
    return this;
  }

  /** To the youth, and to the colleague: the same, unless `aside` is something else. */
  say(text: string, colleague: Attendant, aside = text): void {
    const seen = this.transcript.seen();
    this.end.delivery.sendItem({ k: 'said', text, seen }, 1);
    this.transcript.said(this.end.epoch, text);
    colleague.transcript.check(this.end.epoch, seen);
    colleague.transcript.said(this.end.epoch, aside);
  }

  /** As {@link say}. */
  give(card: ReferralCard, colleague: Attendant, aside = card): void {
    const seen = this.transcript.seen();
    this.end.delivery.sendItem({ k: 'card', card, seen }, 1);
    this.transcript.gave(this.end.epoch, card);
    colleague.transcript.check(this.end.epoch, seen);
    colleague.transcript.gave(this.end.epoch, aside);
  }
}

const CARD: ReferralCard = {
  ...{ language: 'sv', name: 'Ungdomsmottagningen', kind: 'youth-clinic', about: 'Om.', whatHappens: null },
  ...{ anonymity: 'yes', hours: null, languages: ['sv'], interpreter: false, telephone: '08-46500401' },
  ...{ safeContact: null, saysWho: false },
};

async function three() {
  const stage = new YouthStage();
  const eva = await stage.talking();
  const ola = await stage.arriving(eva, 'join');
  await stage.pass(400);
  return { stage, youth: stage.youth, eva: new Attendant(eva), ola: new Attendant(ola) };
}

const log = (stage: YouthStage): string[] => told(visit(stage.youth, 'talking').messages);
const names = (stage: YouthStage): string[] => visit(stage.youth, 'talking').people.map(({ nameShown }) => nameShown);
const said = (end: CounsellorEnd): string[] => end.items.flatMap((item) => (item.k === 'said' ? [item.text] : []));
const rooms = (end: CounsellorEnd): number[][] =>
  end.items.flatMap((item) => (item.k === 'room' ? [item.parties.map(({ epoch }) => epoch)] : []));

describe('three in the room', () => {
  it('begins as soon as the handshake holds: each is told who, the newcomer first what the youth lets pass', async () => {
    const { stage, eva, ola, youth } = await three();
    expect(stage.told.at(-1)).toEqual({ t: 'arrived', epoch: 2 });
    const who = [
      { epoch: 1, staffId: stage.eva.staffId },
      { epoch: 2, staffId: stage.ola.staffId },
    ];
    expect(eva.end.items).toEqual([{ k: 'room', parties: who }]);
    expect(ola.end.items).toMatchObject([{ k: 'summary' }, { k: 'room', parties: who }]);
    expect(names(stage)).toEqual(['Eva', 'Ola']);
    expect(visit(youth, 'talking').people.map(({ fingerprint }) => fingerprint.length)).toEqual([7, 7]);
    expect(log(stage)).toEqual(['joined Ola']);
    expect(visit(youth, 'talking').proposal).toBeNull();
  });

  it('seals each text for both, and shows who said what', async () => {
    const { stage, youth, eva, ola } = await three();
    youth.send('hello both');
    await stage.pass(400);
    eva.read().say('welcome, Ola', ola.read());
    ola.say('thank you', eva);
    await stage.pass(400);
    youth.send('can you help me?');
    await stage.pass(400);
    for (const { end } of [eva, ola]) expect([said(end), end.texts]).toEqual([['hello both', 'can you help me?'], []]);
    expect([eva.read(), ola.read()].map(({ transcript }) => transcript.differs)).toEqual([false, false]);
    expect(log(stage).slice(1)).toEqual([
      'I: hello both (delivered)',
      'Eva: welcome, Ola (delivered)',
      'Ola: thank you (delivered)',
      'I: can you help me? (delivered)',
    ]);
    expect(visit(youth, 'talking').messages.at(-1)).toMatchObject({ epoch: 2 });
    expect(visit(youth, 'talking').differs).toBe(false);
  });

  it('D4: marks a text delivered only when both have it', async () => {
    const { stage, youth, ola } = await three();
    ola.end.hears = false;
    youth.send('both?');
    await stage.pass(400);
    expect(log(stage).at(-1)).toBe('I: both? (sent)');
    stage.say({ t: 'peer', epoch: 2, present: false });
    await stage.settle();
    youth.send('still?');
    await stage.pass(400);
    expect(log(stage).at(-1)).toBe('I: still? (waiting)');
    ola.end.hears = true;
    stage.say({ t: 'peer', epoch: 2, present: true });
    await stage.pass(400);
    expect(log(stage).slice(1)).toEqual(['I: both? (delivered)', 'I: still? (delivered)']);
    expect(said(ola.end)).toEqual(['both?', 'still?']);
  });

  it('D5: goes on with whoever is there, while the other is away, for as many short texts as may be kept', async () => {
    const { stage, youth, eva, ola } = await three();
    await stage.pass(600);
    stage.say({ t: 'peer', epoch: 2, present: false });
    await stage.pass(100);
    for (let number = 0; number < 24; number++) {
      expect(visit(youth, 'talking').canSend).toBe(true);
      expect(youth.send(`ok ${number}`)).toBe(true);
      await stage.pass(400);
    }
    expect(said(eva.end)).toHaveLength(24);
    // A long one would have to wait, and says so; a short one goes.
    expect(youth.send('x'.repeat(7_900))).toBe(false);
    expect(youth.send('ok 24')).toBe(true);
    stage.say({ t: 'peer', epoch: 2, present: true });
    await stage.pass(4_000);
    expect(said(ola.end)).toEqual(said(eva.end));
    expect(said(ola.end)).toHaveLength(25);
  });

  it('D5: takes no text that one of the two could not get, and none for one alone', async () => {
    const { stage, youth, eva, ola } = await three();
    ola.end.hears = false;
    const taken: string[] = [];
    for (let number = 0; number < 40; number++) if (youth.send(`text ${number}`)) taken.push(`text ${number}`);
    expect(taken.length).toBeLessThan(40);
    expect(visit(youth, 'talking').canSend).toBe(false);
    await stage.pass(400);
    expect(said(eva.end)).toEqual(taken);
    // Unprintable ones take six bytes each: not taken, and not in the log.
    expect(youth.send('\u0001'.repeat(4_000))).toBe(false);
    ola.end.hears = true;
    await stage.pass(16_000);
    expect(said(ola.end)).toEqual(taken);
    expect(youth.send('\u0001'.repeat(4_000))).toBe(false);
    expect(log(stage)).toHaveLength(taken.length + 1);
    youth.send('\ud800 half a sign');
    await stage.pass(400);
    expect([said(eva.end).at(-1), said(ola.end).at(-1)]).toEqual(['\ufffd half a sign', '\ufffd half a sign']);
  });

  it('shows it plainly when one of them tells the two others different things', async () => {
    const { stage, youth, eva, ola } = await three();
    eva.say('Ola thinks you should go home', ola, 'I think she must not go home');
    await stage.pass(400);
    expect(visit(youth, 'talking').differs).toBe(false);
    ola.say('Yes, I think so too', eva);
    await stage.pass(400);
    expect(visit(youth, 'talking').differs).toBe(true);
    expect(log(stage).slice(1)).toEqual([
      'Eva: Ola thinks you should go home (delivered)',
      'Ola: Yes, I think so too (delivered)',
    ]);
  });

  it('knows a plain text behind the other’s back from one that was under way', async () => {
    const stage = new YouthStage();
    const eva = await stage.talking();
    const ola = await stage.arriving(eva, 'join', false);
    eva.hears = false;
    ola.answers = true;
    await stage.pass(4_000);
    eva.delivery.sendText('written before I knew', 1);
    await stage.pass(400);
    expect(names(stage)).toEqual(['Eva', 'Ola']);
    expect(visit(stage.youth, 'talking').differs).toBe(false);
    eva.hears = true;
    await stage.pass(4_000);
    eva.delivery.sendText('between you and me', 2);
    await stage.pass(400);
    expect(visit(stage.youth, 'talking').differs).toBe(true);
  });

  it.each(['stepped-out', 'vanished', 'distrusted', 'handed-over'] as const)(
    'is over when one is out (%s): the other is told, and plain texts go on',
    async (why) => {
      const { stage, youth, eva, ola } = await three();
      ola.end.hears = false;
      youth.send('the last to both');
      await stage.pass(400);
      stage.say({ t: 'party-left', epoch: 2, why });
      stage.cutOff(2);
      await stage.pass(400);
      youth.send('only to Eva');
      eva.end.delivery.sendText('I am here', 1);
      await stage.pass(400);
      expect(names(stage)).toEqual(['Eva']);
      expect(rooms(eva.end)).toEqual([[1, 2], [1]]);
      expect(eva.end.texts).toEqual(['only to Eva']);
      // Eva has the one before: nobody else was to have it.
      expect(log(stage)).toEqual([
        'joined Ola',
        'I: the last to both (delivered)',
        `${why} Ola`,
        'I: only to Eva (delivered)',
        'Eva: I am here (delivered)',
      ]);
      expect(visit(youth, 'talking').differs).toBe(false);
    },
  );

  it('goes on with the newcomer when the one who was there first steps out', async () => {
    const { stage, youth, eva, ola } = await three();
    eva.end.hears = false;
    ola.end.hears = false;
    youth.send('nobody has it');
    await stage.settle();
    stage.say({ t: 'party-left', epoch: 1, why: 'stepped-out' });
    await stage.settle();
    expect(log(stage)).toEqual(['joined Ola', 'I: nobody has it (sent)', 'stepped-out Eva']);
    ola.end.hears = true;
    await stage.pass(4_000);
    expect([said(eva.end), said(ola.end)]).toEqual([[], ['nobody has it']]);
    expect(rooms(ola.end)).toEqual([[1, 2], [2]]);
    expect(log(stage)[1]).toBe('I: nobody has it (delivered)');
  });

  it('is over at once if the server never took it', async () => {
    const { stage, eva } = await three();
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'failed' });
    await stage.pass(400);
    expect(names(stage)).toEqual(['Eva']);
    expect(rooms(eva.end)).toEqual([[1, 2], [1]]);
    expect(log(stage)).toEqual(['joined Ola', 'failed Ola']);
    expect(stage.told.filter(({ t }) => t === 'distrust')).toEqual([]);
  });

  it('tells who is in it, and that it is over, also to one who has not confirmed anything for long', async () => {
    const stage = new YouthStage();
    const { youth } = stage;
    const eva = await stage.talking();
    const ola = await stage.arriving(eva, 'join', false);
    eva.hears = false;
    // Nine parts, nine, one and nine: all 28 that may be kept.
    const written = [8_000, 7_999, 1, 7_998].map((length) => 'x'.repeat(length));
    for (const text of written) expect(youth.send(text)).toBe(true);
    expect(visit(youth, 'talking').canSend).toBe(false);
    ola.answers = true;
    await stage.pass(4_000);
    expect(names(stage)).toEqual(['Eva', 'Ola']);
    stage.say({ t: 'party-left', epoch: 2, why: 'stepped-out' });
    await stage.settle();
    expect(youth.send('only to Eva')).toBe(false);
    eva.hears = true;
    await stage.pass(12_000);
    youth.send('only to Eva');
    await stage.pass(400);
    expect(rooms(eva)).toEqual([[1, 2], [1]]);
    expect(eva.texts).toEqual([...written, 'only to Eva']);
  });

  it('shows a card with who gave it, and who is writing', async () => {
    const { stage, youth, eva, ola } = await three();
    ola.give(CARD, eva);
    await stage.pass(400);
    eva.say('a good place', ola);
    await stage.pass(400);
    expect(visit(youth, 'talking').differs).toBe(false);
    expect(log(stage).at(-2)).toBe('Ola gives Ungdomsmottagningen');
    ola.end.delivery.writing();
    await stage.settle();
    expect(visit(youth, 'talking').people.map(({ writing }) => writing)).toEqual([false, true]);
  });

  it('shows it plainly when a card is another for the other, or for the youth alone', async () => {
    const other = await three();
    other.ola.give(CARD, other.eva, { ...CARD, telephone: null });
    await other.stage.pass(400);
    expect(visit(other.youth, 'talking').differs).toBe(false);
    other.eva.say('call them', other.ola);
    await other.stage.pass(400);
    expect(visit(other.youth, 'talking').differs).toBe(true);

    const { stage, youth, ola } = await three();
    ola.end.delivery.sendItem({ k: 'card', card: CARD, seen: null }, 1);
    await stage.pass(400);
    expect(log(stage).at(-1)).toBe('Ola gives Ungdomsmottagningen');
    expect(visit(youth, 'talking').differs).toBe(true);
  });

  it('comes back from a break with whoever is still there', async () => {
    const accepted = (stage: YouthStage, epoch: 1 | 2): ToYouth => {
      const { chain } = epoch === 1 ? stage.eva : stage.ola;
      return { t: 'accepted', epoch, chain, offer: epoch === 1 ? null : OFFER, notice: NOTICE };
    };
    for (const epochs of [[1, 2], [1], [2]] as const) {
      const { stage, youth, eva, ola } = await three();
      stage.network.cut();
      await stage.settle();
      youth.send('written without a line');
      stage.onResume = [
        { t: 'resumed', state: 'open', epochs: [...epochs], offer: null },
        ...epochs.flatMap((epoch): ToYouth[] => [accepted(stage, epoch), { t: 'peer', epoch, present: true }]),
      ];
      await stage.pass(12_000);
      youth.send('and with one');
      await stage.pass(400);
      for (const { end } of [eva, ola].filter(({ end: { epoch } }) => (epochs as readonly number[]).includes(epoch))) {
        expect([...said(end), ...end.texts]).toEqual(['written without a line', 'and with one']);
      }
      const gone = { 2: 'joined Ola', 1: 'stepped-out' }[epochs.length];
      expect(log(stage).join()).toContain(gone);
      expect(log(stage).filter((line) => line.startsWith('I:'))).toEqual([
        'I: written without a line (delivered)',
        'I: and with one (delivered)',
      ]);
    }
  });
});
