/** What becomes of a conversation when a channel is gone, or never comes about, through nobody’s fault (SPEC C12, H15). */
import { describe, expect, it } from 'vitest';
import { conversation, REQUEST, visit, World } from './people.ts';
import { NOTICE } from './relay-double.ts';
import { OFFER, told, YouthStage } from './youth-stage.ts';

const log = (stage: YouthStage): string[] => told(visit(stage.youth, 'talking').messages);
const names = (stage: YouthStage): string[] => visit(stage.youth, 'talking').people.map(({ nameShown }) => nameShown);
const requeued = { t: 'requeued', reason: 'counsellor-vanished', place: 1, waiting: 1, estimateMs: null } as const;

describe('one who has handed over', () => {
  it('H5: is there again when the line was dead under "arrived", however late that is noticed', async () => {
    const stage = new YouthStage();
    const eva = await stage.talking();
    await stage.arriving(eva, 'handover', true);
    eva.delivery.sendItem({ k: 'farewell', offer: OFFER });
    await stage.pass(100);
    // Nothing passes any more, and nobody is told.
    stage.network.isSilent = true;
    await stage.pass(25_000);
    expect(log(stage)).toEqual(['came Ola']);
    stage.onResume = [
      { t: 'resumed', state: 'open', epochs: [1], offer: null },
      { t: 'accepted', epoch: 1, chain: stage.eva.chain, offer: null, notice: NOTICE },
      { t: 'peer', epoch: 1, present: true },
    ];
    stage.network.cut();
    stage.network.isSilent = false;
    await stage.pass(10_000);
    expect(names(stage)).toEqual(['Eva']);
    expect(stage.told.filter(({ t }) => t === 'distrust' || t === 'give-back')).toEqual([]);
    stage.youth.send('still there?');
    await stage.pass(500);
    expect(eva.texts).toEqual(['still there?']);
  });

  it('H7: is named when the newcomer has come and is gone again, with what they cannot see', async () => {
    const stage = new YouthStage();
    const eva = await stage.talking();
    await stage.arriving(eva, 'handover', true);
    stage.youth.send('to Ola');
    await stage.pass(300);
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'failed' });
    await stage.pass(300);
    expect(names(stage)).toEqual(['Eva']);
    expect(log(stage)).toEqual(['came Ola', 'I: to Ola (delivered)', 'back-with Ola']);
    expect(visit(stage.youth, 'talking').messages.at(-1)).toMatchObject({
      event: 'back-with',
      host: { nameShown: 'Eva' },
    });
  });

  it('H7: is not said to be there again when the newcomer never was', async () => {
    const stage = new YouthStage();
    await stage.arriving(await stage.talking(), 'handover', false);
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'failed' });
    await stage.pass(300);
    expect(log(stage)).toEqual(['failed Ola']);
  });
});

describe('a handshake that nobody answers', () => {
  it('C12: is given back after 45 s in which it could have been, and is said to take long before', async () => {
    const stage = new YouthStage();
    await stage.waiting();
    stage.say({ t: 'accepted', epoch: 1, chain: stage.eva.chain, offer: null, notice: NOTICE });
    await stage.settle();
    await stage.pass(9_500);
    expect(visit(stage.youth, 'verifying').slow).toBe(false);
    await stage.pass(1_000);
    expect(visit(stage.youth, 'verifying').slow).toBe(true);
    // No time in which no answer could come.
    stage.say({ t: 'peer', epoch: 1, present: false });
    await stage.pass(60_000);
    stage.say({ t: 'peer', epoch: 1, present: true });
    await stage.pass(33_000);
    expect(stage.told.map(({ t }) => t)).toEqual(['join']);
    await stage.pass(2_500);
    expect(stage.told.at(-1)).toEqual({ t: 'give-back', epoch: 1 });
    stage.say(requeued);
    await stage.settle();
    expect(visit(stage.youth, 'waiting').returned).toBe('counsellor-vanished');
  });

  it('C12, H8: is given back too when whoever was there is gone for good', async () => {
    const stage = new YouthStage();
    await stage.arriving(await stage.talking(), 'handover', false);
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'done' }, { t: 'party-left', epoch: 1, why: 'vanished' });
    await stage.pass(50_000);
    expect(stage.told.at(-1)).toEqual({ t: 'give-back', epoch: 2 });
  });

  it('C12, H7: of a newcomer costs the youth nobody', async () => {
    const stage = new YouthStage();
    const eva = await stage.talking();
    await stage.arriving(eva, 'handover', false);
    await stage.pass(50_000);
    expect(stage.told.at(-1)).toEqual({ t: 'give-back', epoch: 2 });
    expect(log(stage)).toEqual(['failed Ola']);
    stage.youth.send('still here?');
    await stage.pass(500);
    expect(eva.texts).toEqual(['still here?']);
  });

  it('C12: leaves everybody free to take the youth again, by the relay itself', async () => {
    const world = new World();
    const eva = world.staff(world.eva);
    await world.settle();
    eva.dutyOn(['sv'], 1);
    await world.settle();
    const youth = world.youth();
    youth.join(REQUEST);
    await world.pass(300);
    world.relay.passes = (frame, to) => (to === 'youth' ? [] : [frame]);
    eva.takeNext();
    await world.pass(50_000);
    expect(visit(youth, 'waiting').returned).toBe('counsellor-vanished');
    expect(conversation(eva)).toMatchObject({ phase: 'ended', endedBy: 'no-channel' });
    world.relay.passes = (frame) => [frame];
    eva.takeNext();
    await world.pass(2_000);
    expect(visit(youth, 'talking').people).toMatchObject([{ nameShown: 'Eva', epoch: 2 }]);
  });
});

it('H12, H15: a youth who was put back into the queue while away is told that, and not that a line broke', async () => {
  const world = new World();
  const eva = world.staff(world.eva);
  await world.settle();
  eva.dutyOn(['sv'], 1);
  await world.settle();
  const youth = world.youth();
  youth.join(REQUEST);
  await world.pass(300);
  eva.takeNext();
  await world.pass(1_000);
  visit(youth, 'talking');
  const seen = new Set<unknown>();
  youth.subscribe(({ visit: now }) => now.phase === 'waiting' && seen.add(now.returned));
  world.youthNetwork.isUp = false;
  world.youthNetwork.cut();
  await world.pass(500);
  eva.returnToQueue(conversation(eva).id, {});
  await world.pass(500);
  world.youthNetwork.isUp = true;
  await world.pass(10_000);
  expect([...seen]).toEqual(['returned']);
});
