/** A crowd that wants in: both clients and the relay as they are, with work that is really done. */
import { describe, expect, it } from 'vitest';
import { House, PROFILE, type Youth } from './real-relay.ts';

const KINDS = [{ steady: false }, { steady: true }];
/** One may join without work; then there is pressure for longer than a test lasts, unless it lets time pass. */
const CROWDED = { joinRate: { perSecond: 0.02, burst: 1 }, mostWork: 1 };
const CALM_MS = 25_000;
const WORKING_MS = 20_000;

async function crowded(kind: { steady: boolean }) {
  const house = await House.open(CROWDED, kind);
  const eva = await house.staff('Eva');
  const youth = await house.talking(eva);
  return { house, eva, youth };
}

/** The work takes the time that it takes, while little passes on the clock. */
function comes(house: House, holds: () => boolean): Promise<void> {
  const now = async () => {
    await house.pass(50);
    return holds();
  };
  return expect.poll(now, { timeout: WORKING_MS, interval: 10 }).toBe(true);
}

async function joins(house: House): Promise<Youth> {
  const reader = house.reader();
  await house.until(() => reader.client.state.door?.state === 'open');
  reader.client.join({ notice: house.relay.current(), profile: PROFILE });
  return reader;
}

const count = ({ line }: Youth, t: string) => [...line.said, ...line.heard].filter((message) => message.t === t).length;
const isAsked = (youth: Youth) => () => count(youth, 'work-wanted') === 1;
const waits =
  ({ client }: Youth) =>
  () =>
    client.state.visit.phase === 'waiting';

describe.each(KINDS)('under pressure, steady: $steady', (kind) => {
  it('K2: a youth gets in by work that the page does alone, and is told why it takes longer', async () => {
    const { house } = await crowded(kind);
    const late = await joins(house);
    const seen = new Set<string>();
    late.client.subscribe(({ visit, refusal }) => seen.add(`${visit.phase} ${refusal}`));
    await comes(house, waits(late));
    expect([...seen]).toContain('joining too-many-connections');
    expect([...seen].at(-1)).toBe('waiting null');
    expect(house.relay.work).toEqual(['none', 'done']);
    expect([count(late, 'join'), count(late, 'work-wanted')]).toEqual([2, 1]);
    await house.close();
  });

  it('K3: whoever waits or talks hears nothing of it, and comes back without work', async () => {
    const { house, eva, youth } = await crowded(kind);
    const late = await joins(house);
    youth.line.cut();
    await house.settle();
    youth.line.restore();
    await comes(house, waits(late));
    await comes(house, () => youth.client.state.connection === 'online');
    await comes(house, () => eva.client.state.conversations[0]?.canSend === true);
    expect(youth.client.state.visit.phase).toBe('talking');
    expect(count(youth, 'work-wanted')).toBe(0);
    expect(house.relay.work).toEqual(['none', 'done']);
    await house.close();
  });

  it('K4: what was begun on a line that is lost lets in on the next', async () => {
    const { house } = await crowded(kind);
    const late = await joins(house);
    await comes(house, isAsked(late));
    late.line.cut();
    await house.settle();
    late.line.restore();
    await comes(house, waits(late));
    expect(house.relay.work.at(-1)).toBe('done');
    expect(house.relay.work.filter((outcome) => outcome === 'done')).toHaveLength(1);
    await house.close();
  });

  it('asks for nothing more once it is in, also if it got in before the work was done', async () => {
    const { house } = await crowded(kind);
    const late = await joins(house);
    await comes(house, isAsked(late));
    late.line.cut();
    await house.pass(CALM_MS);
    late.line.restore();
    await comes(house, waits(late));
    const said = count(late, 'join');
    await house.pass(10_000);
    expect(count(late, 'join')).toBe(said);
    expect(late.client.state).toMatchObject({ visit: { phase: 'waiting' }, refusal: null });
    await house.close();
  });

  it('leaves while it works, and is not let in afterwards', async () => {
    const { house } = await crowded(kind);
    const late = await joins(house);
    // At once: the work may be done before one looks again.
    late.client.subscribe(({ visit, refusal }) => {
      if (visit.phase === 'joining' && refusal !== null) late.client.leave();
    });
    await comes(house, () => late.client.state.visit.phase === 'ended');
    expect(count(late, 'work-wanted')).toBe(1);
    await house.pass(10_000);
    expect(late.client.state.visit.phase).toBe('ended');
    expect(house.relay.work).toEqual(['none']);
    await house.close();
  });
});

it('L5: whoever finds no place is told that it goes on trying; whom the door refuses, that it does not', async () => {
  const house = await House.open({ mostConnections: 2, mostWaiting: 1 });
  await house.staff('Eva');
  const first = await house.youth();
  const late = house.reader();
  await house.until(() => late.client.state.connection === 'online');
  late.client.join({ notice: house.relay.current(), profile: PROFILE });
  await house.until(() => late.client.state.refusal === 'too-many-connections');
  expect(late.client.state.visit).toEqual({ phase: 'outside', trying: true });
  first.client.leave();
  await house.until(() => late.client.state.visit.phase === 'waiting');
  await house.close();

  const full = await House.open({ mostWaiting: 1 });
  await full.staff('Eva');
  await full.youth();
  const refused = full.reader();
  await full.until(() => refused.client.state.connection === 'online');
  refused.client.join({ notice: full.relay.current(), profile: PROFILE });
  await full.until(() => refused.client.state.refusal === 'queue-full');
  expect(refused.client.state.visit).toEqual({ phase: 'outside', trying: false });
  await full.close();
});
