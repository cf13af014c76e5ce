import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePerson, makeRoot } from '../../staff-console/src/lib/test-desk.ts';
import { conversationOf, House, type Staff, staffLog, talkingOf, type Youth, youthLog } from './real-relay.ts';

let house: House;
let eva: Staff;
let ola: Staff;
let youth: Youth;

beforeEach(async () => {
  house = await House.open();
  eva = await house.staff('Eva');
  youth = await house.talking(eva);
  ola = await house.staff('Ola');
});

afterEach(() => house.close());

const id = () => conversationOf(eva).id;
const whole = () => conversationOf(eva).other?.inRoom === true && conversationOf(ola).other?.inRoom === true;

async function joining(): Promise<void> {
  eva.client.propose(id(), 'join', { kind: 'colleague', staffId: ola.person.staffId }, 'more-help', [
    'Vill ha sällskap.',
  ]);
  await house.until(() => talkingOf(youth).proposal !== null);
  const offer = talkingOf(youth).proposal?.offer ?? '';
  youth.client.answer(offer, 'yes', ['Vill ha sällskap.'], null);
  await house.until(() => ola.client.state.requests.length === 1);
  ola.client.answer(offer, true);
}

async function joined(): Promise<void> {
  await joining();
  await house.until(() => whole() && conversationOf(eva).canSend && conversationOf(ola).canSend);
}

/** Of what was said, without who came and went. */
const said = (log: readonly string[]) => log.filter((line) => line.includes(': '));

describe('three in the room', () => {
  it('H5, H11: everybody sees who is there, and hears what each of them says, once', async () => {
    youth.client.send('det här sa jag till Eva');
    await house.pass(500);
    await joined();
    expect(talkingOf(youth).people.map(({ nameShown }) => nameShown)).toEqual(['Eva', 'Ola']);
    expect(conversationOf(ola)).toMatchObject({ came: 'join', summary: ['Vill ha sällskap.'] });
    youth.client.send('hej båda');
    await house.pass(500);
    eva.client.send(id(), 'Ola kan mer om det här');
    await house.pass(500);
    ola.client.send(id(), 'hej!');
    await house.pass(1_000);
    expect(said(staffLog(eva))).toEqual([
      'youth: det här sa jag till Eva (delivered)',
      'youth: hej båda (delivered)',
      'counsellor: Ola kan mer om det här (delivered)',
      'colleague: hej! (delivered)',
    ]);
    expect(said(staffLog(ola))).toEqual([
      'youth: hej båda (delivered)',
      'colleague: Ola kan mer om det här (delivered)',
      'counsellor: hej! (delivered)',
    ]);
    expect(said(youthLog(youth)).slice(1)).toEqual([
      'youth: hej båda (delivered)',
      'Eva: Ola kan mer om det här (delivered)',
      'Ola: hej! (delivered)',
    ]);
    for (const { differs } of [conversationOf(eva), conversationOf(ola), talkingOf(youth)]) expect(differs).toBe(false);
    expect(staffLog(eva)).toContain('joined Ola');
  });

  it('all at once, in any order: each once, and nobody is told that they differ', async () => {
    await joined();
    for (let round = 0; round < 6; round++) {
      youth.client.send(`ung ${round}`);
      eva.client.send(id(), `eva ${round}`);
      ola.client.send(id(), `ola ${round}`);
      if (round % 2 === 0) await house.pass(50);
    }
    await house.pass(3_000);
    const expected = [0, 1, 2, 3, 4, 5].flatMap((round) => [`eva ${round}`, `ola ${round}`, `ung ${round}`]).sort();
    for (const log of [staffLog(eva), staffLog(ola), youthLog(youth)]) {
      const heard = said(log).map((line) => line.replace(/^[^:]*: | \([a-z]*\)$/g, ''));
      expect(heard.sort()).toEqual(expected);
      expect(said(log).every((line) => line.endsWith('(delivered)'))).toBe(true);
    }
    for (const { differs } of [conversationOf(eva), conversationOf(ola), talkingOf(youth)]) expect(differs).toBe(false);
  });

  it.each(['eva', 'ola', 'youth'] as const)('survives that %s loses the line in mid-sentence', async (who) => {
    await joined();
    const { line } = { eva, ola, youth }[who];
    youth.client.send('före');
    eva.client.send(id(), 'före, eva');
    line.cut();
    await house.settle();
    youth.client.send('under');
    ola.client.send(id(), 'under, ola');
    await house.pass(2_000);
    line.restore();
    await house.until(whole);
    await house.pass(15_000);
    for (const log of [staffLog(eva), staffLog(ola), youthLog(youth)]) {
      const heard = said(log).map((line_) => line_.replace(/^[^:]*: | \([a-z]*\)$/g, ''));
      expect(heard.sort()).toEqual(['före', 'före, eva', 'under', 'under, ola']);
      expect(said(log).every((line_) => line_.endsWith('(delivered)'))).toBe(true);
    }
    expect([conversationOf(eva).differs, conversationOf(ola).differs, talkingOf(youth).differs]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it.each(['eva', 'ola'] as const)('H9: %s steps out; the other goes on with the youth alone', async (who) => {
    await joined();
    const [leaver, stayer] = who === 'eva' ? [eva, ola] : [ola, eva];
    leaver.client.send(id(), 'hej då');
    await house.pass(500);
    leaver.client.stepOut(id());
    await house.until(() => conversationOf(leaver).phase === 'ended' && conversationOf(stayer).other === null);
    expect(conversationOf(leaver).endedBy).toBe('stepped-out');
    await house.until(() => conversationOf(stayer).canSend && talkingOf(youth).people.length === 1);
    stayer.client.send(id(), 'nu är det vi två');
    youth.client.send('ja');
    await house.pass(1_000);
    expect(said(staffLog(stayer)).slice(-2).sort()).toEqual([
      'counsellor: nu är det vi två (delivered)',
      'youth: ja (delivered)',
    ]);
    expect(said(staffLog(leaver))).toEqual(['counsellor: hej då (delivered)']);
    expect(staffLog(stayer)).toContain(`stepped-out ${leaver.person.nameShown}`);
    expect(talkingOf(youth).people).toMatchObject([{ nameShown: stayer.person.nameShown }]);
  });

  it('H9: a party of two that is gone for good is out, and the youth keeps the other', async () => {
    await joined();
    ola.line.cut();
    await house.pass(house.relay.settings.counsellorGraceMs + 5_000);
    await house.until(() => conversationOf(eva).other === null && conversationOf(eva).canSend);
    expect(staffLog(eva)).toContain('vanished Ola');
    eva.client.send(id(), 'Ola är borta');
    await house.pass(500);
    expect(said(youthLog(youth))).toEqual(['Eva: Ola är borta (delivered)']);
    ola.line.restore();
    await house.pass(10_000);
    expect(conversationOf(ola)).toMatchObject({ phase: 'ended', canSend: false });
    expect(said(staffLog(ola))).toEqual([]);
  });

  it('a third can come once there are two again, and another room begins anew', async () => {
    await joined();
    eva.client.send(id(), 'första rummet');
    await house.pass(500);
    ola.client.stepOut(id());
    await house.until(() => conversationOf(eva).other === null && conversationOf(eva).canSend);
    ola.client.dismiss(id());
    await joined();
    eva.client.send(id(), 'andra rummet');
    await house.pass(500);
    expect(said(staffLog(ola))).toEqual(['colleague: andra rummet (delivered)']);
    expect([conversationOf(eva).differs, conversationOf(ola).differs, talkingOf(youth).differs]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a server that lies', () => {
  it('cannot put another in the place of the one proposed: the chain is of another root', async () => {
    const impostor = { ...makePerson(makeRoot(), house.clock, 'Ola'), staffId: ola.person.staffId };
    eva.line.lies = (message) =>
      message.t === 'offer'
        ? [{ ...message, chain: { ...message.chain, staffCertificate: impostor.staffCertificate } }]
        : [message];
    eva.client.propose(id(), 'handover', { kind: 'colleague', staffId: ola.person.staffId }, 'competence', ['hemligt']);
    await house.until(() => conversationOf(eva).messages.length > 0);
    expect(staffLog(eva)).toEqual(['distrusted Ola']);
    expect(talkingOf(youth).proposal).toBeNull();
    expect(conversationOf(eva)).toMatchObject({ phase: 'talking', offer: null, canSend: true });
  });

  it('cannot propose anybody by itself', async () => {
    const mia = await house.staff('Mia');
    mia.client.askColleagues();
    // The server says that Eva has made an offer, and tells the youth so.
    const chain = {
      staffId: mia.person.staffId,
      staffCertificate: mia.person.staffCertificate,
      dutyCertificate: '',
      revocations: '',
    };
    const offer = 'X'.repeat(22);
    let hasLied = false;
    youth.line.lies = (message) => {
      if (hasLied || message.t !== 'beat') return [message];
      hasLied = true;
      return [message, { t: 'offered', offer, mode: 'handover', chain, notice: 'main' }];
    };
    await house.pass(25_000);
    expect(hasLied).toBe(true);
    expect(talkingOf(youth).proposal).toBeNull();
  });

  it('cannot open a room between them with keys of its own: nothing is said in it', async () => {
    const impostor = { ...makePerson(makeRoot(), house.clock, 'Ola'), staffId: ola.person.staffId };
    eva.line.lies = (message) =>
      message.t === 'side'
        ? [
            {
              ...message,
              side: { ...message.side, chain: { ...message.side.chain, staffCertificate: impostor.staffCertificate } },
            },
          ]
        : [message];
    await joining();
    await house.until(() => talkingOf(youth).people.length === 2);
    await house.pass(5_000);
    expect(conversationOf(eva)).toMatchObject({ canSend: false, other: { inRoom: false } });
    expect(staffLog(eva)).toContain('distrusted Ola');
    expect(eva.client.send(id(), 'hör du?')).toBe(false);
  });

  it('cannot keep the youth between two who are silent: the one who came and trusts no more goes, and the youth sees it', async () => {
    const impostor = { ...makePerson(makeRoot(), house.clock, 'Eva'), staffId: eva.person.staffId };
    ola.line.lies = (message) =>
      message.t === 'side'
        ? [
            {
              ...message,
              side: { ...message.side, chain: { ...message.side.chain, staffCertificate: impostor.staffCertificate } },
            },
          ]
        : [message];
    await joining();
    await house.until(() => conversationOf(ola).phase === 'ended');
    await house.pass(1_000);
    expect(conversationOf(ola)).toMatchObject({ endedBy: 'untrusted-colleague' });
    expect(staffLog(ola)).toContain('distrusted Eva');
    expect(talkingOf(youth).people.map(({ nameShown }) => nameShown)).toEqual(['Eva']);
    expect(youthLog(youth).at(-1)).toBe('stepped-out Ola');
    eva.client.send(id(), 'jag är kvar');
    await house.pass(500);
    expect(said(youthLog(youth))).toEqual(['Eva: jag är kvar (delivered)']);
  });

  it('cannot claim that somebody is in the room, or has left it', async () => {
    const held = eva.line.heard.find((message) => message.t === 'taken');
    const other = { ...ola.person, staffId: ola.person.staffId, epoch: 2, arriving: false, present: true };
    const { identity: _, staffCertificate: __, ...named } = other;
    let claims = 0;
    eva.line.lies = (message) => {
      if (message.t !== 'beat' || held?.t !== 'taken') return [message];
      claims += 1;
      return [message, { t: 'parties', conversation: { ...held.conversation, other: named } }];
    };
    await house.pass(15_000);
    expect(claims).toBeGreaterThan(0);
    expect(conversationOf(eva)).toMatchObject({ other: { nameShown: 'Ola', inRoom: false }, canSend: true });
    eva.client.send(id(), 'bara till dig');
    await house.pass(500);
    expect(said(youthLog(youth))).toEqual(['Eva: bara till dig (delivered)']);
  });

  it('cannot leave one of them out unnoticed: frames of the one channel do not open on the other', async () => {
    await joined();
    // Whatever comes to Eva comes on every route that she has, too.
    eva.line.passes = (frame) => {
      const copies = [1, 2, 3, 4].map((route) => {
        const copy = frame.slice();
        new DataView(copy.buffer).setUint32(4, route);
        return copy;
      });
      return [frame, ...copies];
    };
    youth.client.send('från mig');
    ola.client.send(id(), 'från Ola');
    await house.pass(3_000);
    expect(said(staffLog(eva)).sort()).toEqual(['colleague: från Ola (delivered)', 'youth: från mig (delivered)']);
    expect(conversationOf(eva).differs).toBe(false);
  });
});
