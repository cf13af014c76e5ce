import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Consultation } from '../../staff-console/src/lib/staff-state.ts';
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

function asideOf(staff: Staff): Consultation {
  const [consultation] = staff.client.state.consultations;
  if (consultation === undefined) throw new Error('no consultation');
  return consultation;
}
const said = (staff: Staff) => asideOf(staff).messages.map(({ from, text, mark }) => `${from}: ${text} (${mark})`);
const sendAside = (staff: Staff, text: string) => staff.client.sendAside(asideOf(staff).id, asideOf(staff).epoch, text);
const endAside = (staff: Staff) => staff.client.endAside(asideOf(staff).id, asideOf(staff).epoch);

async function asked(): Promise<string> {
  eva.client.consult(id(), { kind: 'colleague', staffId: ola.person.staffId });
  await house.until(() => ola.client.state.requests.length === 1);
  return ola.client.state.requests[0]?.offer ?? '';
}

async function consulting(): Promise<void> {
  ola.client.answer(await asked(), true);
  await house.until(() => eva.client.state.consultations.length === 1 && asideOf(eva).canSend && asideOf(ola).canSend);
}

describe('a consultation', () => {
  it('H10: is between the two, de-identified, and the youth sees nothing of it', async () => {
    youth.client.send('hej');
    await house.pass(500);
    const heard = youth.line.heard.length;
    const offer = await asked();
    expect(ola.client.state.requests[0]).toMatchObject({ mode: 'consultation', profile: null, notice: null });
    ola.client.answer(offer, true);
    await house.until(
      () => eva.client.state.consultations.length === 1 && asideOf(eva).canSend && asideOf(ola).canSend,
    );
    expect(asideOf(eva)).toMatchObject({ colleague: { nameShown: 'Ola' }, asked: 'by-me', phase: 'talking' });
    expect(asideOf(ola)).toMatchObject({ colleague: { nameShown: 'Eva' }, asked: 'of-me', phase: 'talking' });
    expect(asideOf(eva).fingerprint).toEqual(asideOf(ola).fingerprint);
    sendAside(eva, 'hur gör man om passet är borta?');
    await house.pass(500);
    sendAside(ola, 'ring ambassaden först');
    await house.pass(500);
    expect(said(eva)).toEqual([
      'counsellor: hur gör man om passet är borta? (delivered)',
      'colleague: ring ambassaden först (delivered)',
    ]);
    expect(asideOf(ola).unread).toBe(1);
    expect(ola.client.state.conversations).toEqual([]);
    expect(youth.line.heard.slice(heard).every(({ t }) => t === 'beat')).toBe(true);
    expect(youthLog(youth)).toEqual(['youth: hej (delivered)']);
    expect(talkingOf(youth).people).toHaveLength(1);
  });

  it('goes on beside the conversation, and takes no place', async () => {
    await consulting();
    youth.client.send('till dig, Eva');
    sendAside(eva, 'till dig, Ola');
    eva.client.send(id(), 'till dig');
    await house.pass(1_000);
    expect(staffLog(eva)).toEqual(['done Ola', 'counsellor: till dig (delivered)', 'youth: till dig, Eva (delivered)']);
    expect(said(ola)).toEqual(['colleague: till dig, Ola (delivered)']);
    const another = await house.youth();
    await house.until(() => ola.client.state.queue.entries.length === 1);
    ola.client.takeNext();
    await house.until(() => another.client.state.visit.phase === 'talking');
  });

  it('H3: is declined', async () => {
    ola.client.answer(await asked(), false);
    await house.until(() => conversationOf(eva).offer === null);
    expect(staffLog(eva)).toEqual(['declined Ola']);
    expect(eva.client.state.consultations).toEqual([]);
  });

  it.each(['eva', 'ola'] as const)('H10: %s ends it', async (who) => {
    await consulting();
    sendAside(eva, 'tack!');
    await house.pass(500);
    endAside(who === 'eva' ? eva : ola);
    await house.until(() => asideOf(eva).phase === 'ended' && asideOf(ola).phase === 'ended');
    expect(said(ola)).toEqual(['colleague: tack! (delivered)']);
    expect(sendAside(eva, 'en sak till')).toBe(false);
    endAside(eva);
    expect(eva.client.state.consultations).toEqual([]);
  });

  it.each(['eva', 'ola'] as const)('survives that %s loses the line', async (who) => {
    await consulting();
    const { line } = who === 'eva' ? eva : ola;
    sendAside(eva, 'före');
    line.cut();
    await house.settle();
    sendAside(eva, 'under');
    sendAside(ola, 'svar');
    await house.pass(2_000);
    if (who === 'ola') expect(asideOf(eva).phase).toBe('away');
    line.restore();
    await house.until(() => asideOf(eva).phase === 'talking' && asideOf(ola).phase === 'talking');
    await house.pass(15_000);
    expect(said(ola).sort()).toEqual([
      'colleague: före (delivered)',
      'colleague: under (delivered)',
      'counsellor: svar (delivered)',
    ]);
    expect(said(eva).every((line_) => line_.endsWith('(delivered)'))).toBe(true);
  });

  it('H10, H13: ends with the conversation', async () => {
    await consulting();
    youth.client.leave();
    await house.until(() => asideOf(eva).phase === 'ended' && asideOf(ola).phase === 'ended');
  });

  it('H10: ends when the conversation goes back to the queue, and with the asker’s being out', async () => {
    await consulting();
    eva.client.returnToQueue(id(), {});
    await house.until(() => asideOf(eva).phase === 'ended' && asideOf(ola).phase === 'ended');
  });

  it('H10: ends with duty, and with the tab', async () => {
    await consulting();
    ola.client.dutyOff();
    await house.until(() => asideOf(eva).phase === 'ended' && asideOf(ola).phase === 'ended');
    ola.client.close();
    expect(ola.client.state.consultations).toEqual([]);
  });

  it('H10: ends when the colleague is gone for good', async () => {
    await consulting();
    ola.line.cut();
    await house.pass(house.relay.settings.counsellorGraceMs + 5_000);
    expect(asideOf(eva).phase).toBe('ended');
    ola.line.restore();
    await house.pass(10_000);
    expect(asideOf(ola).phase).toBe('ended');
  });

  it('a colleague who was consulted can be handed the conversation', async () => {
    await consulting();
    eva.client.propose(id(), 'handover', { kind: 'colleague', staffId: ola.person.staffId }, 'competence', []);
    await house.until(() => talkingOf(youth).proposal !== null);
    youth.client.answer(talkingOf(youth).proposal?.offer ?? '', 'yes', [], null);
    await house.until(() => ola.client.state.requests.length === 1);
    ola.client.answer(ola.client.state.requests[0]?.offer ?? '', true);
    await house.until(() => conversationOf(eva).phase === 'ended');
    expect(conversationOf(ola)).toMatchObject({ phase: 'talking', summary: [] });
    expect(asideOf(eva).phase).toBe('ended');
    expect(asideOf(ola).phase).toBe('ended');
  });
});

it('names who is on duty, and whether they are free', async () => {
  eva.client.askColleagues();
  await house.until(() => eva.client.state.colleagues !== null);
  expect(eva.client.state.colleagues).toMatchObject([{ nameShown: 'Ola', free: true }]);
});
