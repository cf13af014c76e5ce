import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import { describe, expect, it } from 'vitest';
import type { Consultation } from './staff-state.ts';
import {
  chainOf,
  colleagueOf,
  Desk,
  heldBy,
  makePerson,
  makeRoot,
  sideBetween,
  sideTo,
  standingOf,
} from './test-desk.ts';

const ID = 'C'.repeat(22);
const SIDE = { id: ID, epoch: 9 };

function world() {
  const clock = new FakeClock();
  const root = makeRoot();
  const eva = new Desk(root, clock, makePerson(root, clock, 'Eva'));
  const ola = new Desk(root, clock, makePerson(root, clock, 'Ola'));
  eva.tell({ t: 'taken', conversation: heldBy(ID) });
  const settle = (ms = 200) => {
    for (let left = ms; left > 0; left -= 50) {
      clock.advance(50);
      for (let turn = 0; turn < 3; turn++) for (const desk of [eva, ola]) desk.network.settle();
    }
  };
  return { clock, root, eva, ola, settle };
}

function consulting() {
  const all = world();
  const { eva, ola, settle } = all;
  const first = sideTo(ola, ID, SIDE);
  const second = sideTo(eva, ID, { ...SIDE, initiator: false, route: 5 });
  sideBetween([eva, ola], [first, second]);
  settle();
  return { ...all, first, second };
}

function consultation(desk: Desk): Consultation {
  const found = desk.client.state.consultations[0];
  if (found === undefined) throw new Error('no consultation');
  return found;
}
const texts = (desk: Desk) => consultation(desk).messages.map(({ from, text, mark }) => `${from}: ${text} (${mark})`);

describe('a consultation', () => {
  it('H1: is asked for without telling the youth anything', () => {
    const { eva, ola, clock } = world();
    eva.client.consult(ID, { kind: 'colleague', staffId: ola.person.staffId });
    eva.network.settle();
    expect(eva.last('refer')).toMatchObject({ mode: 'consultation' });
    const frames: number[] = [];
    eva.onFrame = (route) => frames.push(route);
    const standing = standingOf(ola.person, { mode: 'consultation', stage: 'asking-colleague' });
    eva.tell({ t: 'offer', id: ID, standing, chain: chainOf(ola.person, clock) });
    expect(eva.conversation().offer).toEqual(standing);
    eva.tell({ t: 'offer-over', id: ID, offer: standing.offer, outcome: 'declined' });
    expect(eva.conversation().messages).toMatchObject([{ event: 'declined', mode: 'consultation' }]);
    expect(frames).toEqual([]);
  });

  it('is a sealed talk of two, with the same fingerprint at both ends', () => {
    const { eva, ola, settle } = consulting();
    expect(consultation(eva)).toMatchObject({
      ...{ ...SIDE, colleague: colleagueOf(ola.person), asked: 'by-me', phase: 'talking', canSend: true },
    });
    expect(consultation(ola)).toMatchObject({ colleague: colleagueOf(eva.person), asked: 'of-me', phase: 'talking' });
    expect(consultation(eva).fingerprint).toEqual(consultation(ola).fingerprint);
    eva.client.writingAside(ID, 9);
    settle();
    expect(consultation(ola).writing).toBe(true);
    expect(eva.client.sendAside(ID, 9, 'vad säger lagen?')).toBe(true);
    ola.client.sendAside(ID, 9, 'jag slår upp det');
    settle();
    expect(texts(eva)).toEqual(['counsellor: vad säger lagen? (delivered)', 'colleague: jag slår upp det (delivered)']);
    expect(consultation(ola)).toMatchObject({ unread: 1, writing: false });
    ola.client.lookAside(ID, 9);
    expect(consultation(ola).unread).toBe(0);
  });

  it('shows the colleague by the name that the centre vouches for', () => {
    const { eva, ola, settle } = world();
    const first = sideTo(ola, ID, { ...SIDE, peer: { ...colleagueOf(ola.person), nameShown: 'Någon' } });
    sideBetween([eva, ola], [first, sideTo(eva, ID, { ...SIDE, initiator: false, route: 5 })]);
    settle();
    expect(consultation(eva).colleague.nameShown).toBe('Ola');
  });

  it('is ended, and nothing said, with a colleague whom the centre does not vouch for', () => {
    const { eva, ola, clock, settle } = world();
    const impostor = { ...makePerson(makeRoot(), clock, 'Ola'), staffId: ola.person.staffId };
    const frames: number[] = [];
    eva.onFrame = (route) => frames.push(route);
    eva.tell({ t: 'side', side: sideTo(ola, ID, { ...SIDE, chain: chainOf(impostor, clock) }) });
    settle();
    expect(consultation(eva)).toMatchObject({ phase: 'distrusted', canSend: false });
    expect(eva.last('side-end')).toEqual({ t: 'side-end', ...SIDE });
    expect(frames).toEqual([]);
    expect(eva.client.sendAside(ID, 9, 'hemligt')).toBe(false);
    eva.client.endAside(ID, 9);
    expect(eva.client.state.consultations).toEqual([]);
  });

  it('comes to nothing with somebody else’s duty key, and across epochs', () => {
    for (const change of ['key', 'epoch'] as const) {
      const { eva, ola, root, clock, settle } = world();
      const mia = new Desk(root, clock, makePerson(root, clock, 'Mia'));
      // The server says that Ola is at the other end, and puts Mia there.
      const first = sideTo(ola, ID, SIDE);
      const answerer = change === 'key' ? mia : ola;
      const epoch = change === 'epoch' ? 10 : 9;
      sideBetween([eva, answerer], [first, sideTo(eva, ID, { id: ID, epoch, initiator: false, route: 5 })]);
      settle(4_000);
      expect(consultation(eva).phase).toBe('handshake');
      expect(answerer.client.state.consultations).toMatchObject([
        // With another key it could not be opened; of another epoch it was never looked at.
        { phase: change === 'key' ? 'distrusted' : 'handshake', canSend: false },
      ]);
    }
  });

  it('H10: waits while the colleague is away', () => {
    const { eva, ola, settle } = consulting();
    eva.tell({ t: 'side-presence', ...SIDE, present: false });
    expect(consultation(eva).phase).toBe('away');
    eva.client.sendAside(ID, 9, 'när du är tillbaka');
    settle();
    expect(texts(eva)).toEqual(['counsellor: när du är tillbaka (waiting)']);
    eva.tell({ t: 'side-presence', ...SIDE, present: true });
    settle();
    expect(texts(eva)).toEqual(['counsellor: när du är tillbaka (delivered)']);
    expect(texts(ola)).toEqual(['colleague: när du är tillbaka (delivered)']);
  });

  it('H10: ends by either; what it said stays until it is taken off the screen', () => {
    const { eva, ola, settle } = consulting();
    eva.client.sendAside(ID, 9, 'tack');
    settle();
    eva.client.endAside(ID, 9);
    settle();
    expect(eva.last('side-end')).toEqual({ t: 'side-end', ...SIDE });
    expect(consultation(eva)).toMatchObject({ phase: 'ended', canSend: false });
    eva.tell({ t: 'side-over', ...SIDE });
    ola.tell({ t: 'side-over', ...SIDE });
    expect(consultation(ola)).toMatchObject({ phase: 'ended', canSend: false });
    expect(texts(ola)).toEqual(['colleague: tack (delivered)']);
    ola.client.endAside(ID, 9);
    eva.client.endAside(ID, 9);
    expect(ola.client.state.consultations).toEqual([]);
    expect(eva.client.state.consultations).toEqual([]);
  });

  it('marks what was never confirmed', () => {
    const { eva, settle } = consulting();
    eva.onFrame = () => undefined;
    eva.client.sendAside(ID, 9, 'hann inte fram');
    settle();
    eva.tell({ t: 'side-over', ...SIDE });
    expect(texts(eva)).toEqual(['counsellor: hann inte fram (undelivered)']);
  });

  it('H14: is named in hello, taken up again, and over if the server knows it no more', () => {
    const { eva, first, clock, settle } = consulting();
    eva.still = { ...eva.still, held: [heldBy(ID)], sides: [first] };
    eva.cut();
    clock.advance(1_000);
    settle();
    expect(eva.last('hello')?.holding).toEqual([{ id: ID, epoch: 1 }, SIDE]);
    expect(consultation(eva).phase).toBe('talking');
    eva.client.sendAside(ID, 9, 'tillbaka');
    settle();
    expect(texts(eva)).toEqual(['counsellor: tillbaka (delivered)']);
    eva.still = { ...eva.still, sides: [] };
    eva.cut();
    clock.advance(1_000);
    settle();
    expect(consultation(eva).phase).toBe('ended');
  });

  it('ends without a connection too: it is not named in the next hello', () => {
    const { eva, clock, settle } = consulting();
    eva.still = { ...eva.still, held: [heldBy(ID)] };
    eva.cut();
    eva.client.endAside(ID, 9);
    expect(consultation(eva).phase).toBe('ended');
    expect(eva.client.state.refusal).toBeNull();
    clock.advance(1_000);
    settle();
    expect(eva.last('hello')?.holding).toEqual([{ id: ID, epoch: 1 }]);
  });

  it.each(['off duty', 'closed'] as const)('its keys go with the duty keys: %s', (how) => {
    const { ola, eva, settle } = consulting();
    if (how === 'closed') {
      ola.client.close();
      expect(ola.client.state.consultations).toEqual([]);
      return;
    }
    ola.client.dutyOff();
    settle();
    expect(ola.client.state.duty.on).toBe(false);
    expect(consultation(ola).phase).toBe('ended');
    eva.client.sendAside(ID, 9, 'är du kvar?');
    settle();
    expect(texts(ola)).toEqual([]);
  });
});
