/** A crowd at the door, and visits that end before they have begun: both clients and the relay as they are. */
import { CLOSE } from '@dorren/shared/protocol/codes.ts';
import { describe, expect, it } from 'vitest';
import { House, PROFILE } from './real-relay.ts';

const KINDS = [{ steady: false }, { steady: true }];

describe.each(KINDS)('a crowd of readers, steady: $steady', (kind) => {
  it('L5: who talks and loses the line comes back to it; who is sent away to make room comes back once it joins', async () => {
    const house = await House.open({ mostUnjoined: 3 }, kind);
    const eva = await house.staff('Eva');
    const youth = await house.talking(eva);
    const readers = Array.from({ length: 5 }, () => house.reader());
    await house.pass(2_000);
    expect(readers.map(({ client }) => client.state.connection)).toEqual([
      'lost',
      'lost',
      'online',
      'online',
      'online',
    ]);
    youth.line.cut();
    youth.line.restore();
    await house.until(() => youth.client.state.connection === 'online' && youth.client.state.visit.phase === 'talking');
    // It stays away, so that the crowd does not go round and round.
    await house.pass(60_000);
    expect(readers[0]?.client.state.connection).toBe('lost');
    readers[0]?.client.join({ notice: house.relay.current(), profile: PROFILE });
    await house.until(() => readers[0]?.client.state.visit.phase === 'waiting');
    await house.staff('Ola');
    await house.close();
  });

  it('L5: who finds no place is told so, goes on trying, and gets one', async () => {
    const house = await House.open({ mostConnections: 2 }, kind);
    await house.staff('Eva');
    const inside = await house.youth();
    const late = house.reader();
    await house.until(() => late.client.state.connection === 'online');
    late.client.join({ notice: house.relay.current(), profile: PROFILE });
    await house.until(() => late.client.state.refusal === 'too-many-connections');
    expect(late.client.state.visit.phase).toBe('outside');
    await house.pass(20_000);
    expect(late.client.state).toMatchObject({ visit: { phase: 'outside' }, refusal: 'too-many-connections' });
    inside.client.leave();
    await house.until(() => late.client.state.visit.phase === 'waiting');
    expect(late.client.state.refusal).toBeNull();
    await house.close();
  });

  it('is told after eight seconds that it does not work, and gets in when it does', async () => {
    const house = await House.open({}, kind);
    await house.staff('Eva');
    const { client, line } = house.reader();
    await house.until(() => client.state.door?.state === 'open');
    line.cut();
    await house.settle();
    client.join({ notice: house.relay.current(), profile: PROFILE });
    await house.pass(7_900);
    expect(client.state.visit.phase).toBe('joining');
    await house.pass(200);
    expect(client.state).toMatchObject({ visit: { phase: 'outside' }, refusal: 'unavailable' });
    line.restore();
    await house.until(() => client.state.visit.phase === 'waiting');
    expect(client.state.refusal).toBeNull();
    client.close();
    await house.close();
  });

  it.each([0, 300, 600])('C7: who goes %i ms after joining has left: the door is not full', async (ms) => {
    for (const goes of ['leave', 'close'] as const) {
      const house = await House.open({ mostWaiting: 1 }, kind);
      await house.staff('Eva');
      const { client } = house.reader();
      await house.until(() => client.state.door?.state === 'open');
      client.join({ notice: house.relay.current(), profile: PROFILE });
      await house.pass(ms);
      client[goes]();
      await house.pass(2_000);
      expect(house.relay.counts.joined).toBe(1);
      expect(house.relay.hub.door()).toMatchObject({ state: 'open', waiting: 0 });
      await house.close();
    }
  });
});

describe('leaving on a steady line', () => {
  const waiting = async () => {
    const house = await House.open({}, { steady: true });
    await house.staff('Eva');
    const reader = house.reader();
    const { network } = reader.line;
    const { accept } = network;
    let hangUp: (code: number) => void = () => undefined;
    network.accept = (end) => {
      hangUp = (code) => end.close(code);
      accept(end);
    };
    await house.until(() => reader.client.state.door?.state === 'open');
    reader.client.join({ notice: house.relay.current(), profile: PROFILE });
    await house.until(() => reader.client.state.visit.phase === 'waiting');
    return { house, ...reader, hangUp: (code: number) => hangUp(code) };
  };

  it('C7: falls back to the beacon when no record has come for three beats', async () => {
    const { house, client, line, beacons } = await waiting();
    line.network.isSilent = true;
    client.leave();
    await house.pass(1_400);
    expect(beacons).toEqual([]);
    await house.pass(200);
    expect(beacons).toHaveLength(1);
    expect(house.relay.hub.door().waiting).toBe(0);
  });

  it('C7: posts none on a line that lives', async () => {
    const { house, client, beacons } = await waiting();
    client.leave();
    await house.pass(20_000);
    expect(beacons).toEqual([]);
    expect(house.relay.hub.door().waiting).toBe(0);
    await house.close();
  });

  it('C7: posts it when the line is closed for good', async () => {
    const { house, client, line, beacons, hangUp } = await waiting();
    client.leave();
    hangUp(CLOSE.unsupportedVersion);
    line.network.settle();
    expect(client.state.connection).toBe('offline');
    expect(beacons).toHaveLength(1);
    await house.close();
  });

  it('C7: posts it at once when the page goes, also after leave()', async () => {
    const { house, client, beacons } = await waiting();
    client.leave();
    client.close();
    expect(beacons).toHaveLength(1);
    await house.close();
  });
});
