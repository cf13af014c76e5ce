import { describe, expect, it } from 'vitest';
import { acknowledging } from '../testing/records.ts';
import { TestRelay } from '../testing/relay.ts';
import { frameOf } from '../testing/test-socket.ts';

describe('a stop', () => {
  it('S2: refuses new ones, tells all, lets conversations end, and closes', async () => {
    const relay = await TestRelay.start();
    const console = await relay.onDuty('Ada', 3);
    const talking = await relay.talking(console);
    const waiting = await relay.waiting();
    const outside = await relay.youth();
    let over = false;
    const stopped = relay.hub.shutdown(60_000).then(() => {
      over = true;
    });
    for (const tab of [talking.tab, waiting.tab, console]) {
      expect(await (tab as typeof waiting.tab).hear('shutdown')).toEqual({ t: 'shutdown', inMs: 60_000 });
    }
    outside.say({ t: 'join', notice: acknowledging(), profile: {} });
    expect(await outside.hear('refused')).toEqual({ t: 'refused', code: 'shutting-down' });
    console.say({ t: 'take-next' });
    expect(await console.hear('refused')).toMatchObject({ code: 'shutting-down' });
    expect(relay.hub.door().state).toBe('closed');

    // Who is in the middle of something may go on, and even come back.
    talking.tab.cut();
    await console.hear('presence');
    const back = await relay.youth();
    back.say({ t: 'resume', id: talking.id, resume: talking.resume });
    await back.hear('accepted');
    console.frame(1, 1, talking.conversation.route);
    expect(await back.hearFrame()).toEqual(frameOf(1, 1));
    expect(over).toBe(false);

    console.say({ t: 'end', id: talking.id });
    expect(await back.hear('ended')).toEqual({ t: 'ended', by: 'counsellor' });
    expect(await waiting.tab.hear('ended')).toEqual({ t: 'ended', by: 'shutdown' });
    expect(await Promise.all([back, waiting.tab, outside, console].map((tab) => tab.closed()))).toEqual(
      Array(4).fill(4009),
    );
    await stopped;
    expect(relay.hub.gauges()).toMatchObject({ connections: 0, waiting: 0, open: 0 });
    expect(relay.faults).toEqual([]);
    await new Promise((resolve) => relay.server.close(resolve));
  });

  it('S2: ends what is left after the grace', async () => {
    const relay = await TestRelay.start();
    const console = await relay.onDuty();
    const { tab, id } = await relay.talking(console);
    const stopped = relay.hub.shutdown(60_000);
    await relay.clock.advance(59_000);
    await console.beaten();
    expect(console.pending('ended')).toEqual([]);
    await relay.clock.advance(1_000);
    expect(await console.hear('ended')).toEqual({ t: 'ended', id, by: 'shutdown', settling: null });
    expect(await tab.hear('ended')).toEqual({ t: 'ended', by: 'shutdown' });
    await stopped;
    expect(relay.ended.shutdown).toBe(1);
    await new Promise((resolve) => relay.server.close(resolve));
  });

  it('S2, N10: waits for what is settling', async () => {
    const relay = await TestRelay.start();
    const console = await relay.onDuty();
    const { tab, id } = await relay.talking(console);
    console.say({ t: 'concern', id, step: 'open', age: '15-17' });
    await console.hear('parties');
    let over = false;
    const stopped = relay.hub.shutdown(60_000).then(() => {
      over = true;
    });
    tab.say({ t: 'leave' });
    expect(await console.hear('ended')).toMatchObject({ settling: { id } });
    await relay.clock.advance(30_000);
    expect(over).toBe(false);
    console.say({ t: 'concern-outcome', id, outcome: { is: 'reported' }, age: '15-17' });
    await console.hear('settled');
    await stopped;
    expect(relay.concerns.map(({ outcome }) => outcome.is)).toEqual(['reported']);
    await new Promise((resolve) => relay.server.close(resolve));
  });

  it('S2, N10: after the grace, what is open or settling is lost', async () => {
    const relay = await TestRelay.start();
    const console = await relay.onDuty();
    const [one, two] = [await relay.talking(console), await relay.talking(console)];
    for (const { id } of [one, two]) {
      console.say({ t: 'concern', id, step: 'open', age: '15-17' });
      await console.hear('parties');
    }
    one.tab.say({ t: 'leave' });
    await console.hear('ended');
    const stopped = relay.hub.shutdown(60_000);
    await relay.clock.advance(60_000);
    expect(await console.hear('settled')).toEqual({ t: 'settled', id: one.id, lost: true });
    expect(await console.hear('ended')).toEqual({ t: 'ended', id: two.id, by: 'shutdown', settling: null });
    expect(await console.hear('settled')).toEqual({ t: 'settled', id: two.id, lost: true });
    await stopped;
    expect(relay.concerns.map(({ outcome }) => outcome.is)).toEqual(['lost', 'lost']);
    await new Promise((resolve) => relay.server.close(resolve));
  });
});
