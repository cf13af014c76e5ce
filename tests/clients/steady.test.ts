/** The youth's client on a steady line, with the relay as it is: what shows of it from outside, and what is never lost by it. */
import { leaveBeacon } from '@dorren/shared/protocol/youth-messages.ts';
import { COVER_BYTES, COVER_MS } from '@dorren/shared/transport/steady.ts';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { House, PROFILE, type Staff, staffLog, talkingOf, youthLog } from './real-relay.ts';

let house: House;
let eva: Staff;
beforeEach(async () => {
  house = await House.open({}, { steady: true });
  eva = await house.staff('Eva');
});
afterEach(() => house.close());

interface Page {
  client: YouthClient;
  line: ReturnType<House['youthLine']>;
  beacons: string[];
  /** Lengths of the messages that the page has put on the line; the line's own, not what is in them. */
  sent: number[];
  lines(): number;
}

function open(steady = true): Page {
  const line = house.youthLine();
  const beacons: string[] = [];
  const sent: number[] = [];
  let lines = 0;
  const { accept } = line.network;
  line.network.accept = (end) => {
    lines++;
    accept(end);
    const { onData } = end;
    end.onData = (data) => {
      sent.push(data.length);
      onData(data);
    };
  };
  const client = new YouthClient({
    ...{ url: 'ws://test/youth/socket', WebSocket: line.network.WebSocket, clock: house.clock, random: () => 1 },
    loadConversation: () => import('../../web-client/src/client/conversation.ts'),
    centre: house.root.centre,
    beacon: (body) => beacons.push(body),
    steady,
  });
  client.connect();
  return { client, line, beacons, sent, lines: () => lines };
}

async function talks(page: Page): Promise<void> {
  await house.until(() => page.client.state.door?.state === 'open');
  page.client.join({ notice: house.relay.current(), profile: PROFILE });
  await house.until(() => eva.client.state.queue.entries.length > 0);
  eva.client.takeNext();
  await house.until(
    () => page.client.state.visit.phase === 'talking' && eva.client.state.conversations.at(-1)?.canSend === true,
  );
}

it('W1, W3: puts as many records of the same size on the line whether one reads, waits or talks and leaves', async () => {
  const pages = { reads: open(), waits: open(), talks: open() };
  await talks(pages.talks);
  pages.waits.client.join({ notice: house.relay.current(), profile: PROFILE });
  for (let said = 0; said < 10; said++) {
    pages.talks.client.send('ord '.repeat(1 + said * 100));
    const [conversation] = eva.client.state.conversations;
    eva.client.send(conversation?.id ?? '', 'svar');
    await house.pass(2_000);
  }
  expect(pages.waits.client.state.visit.phase).toBe('waiting');
  pages.talks.client.leave();
  await house.pass(20_000);
  for (const { client } of Object.values(pages)) client.close();
  await house.settle();
  const { reads } = pages;
  expect(reads.sent.length).toBeGreaterThan(40_000 / COVER_MS);
  for (const { sent, lines, beacons } of Object.values(pages)) {
    expect(lines()).toBe(1);
    expect(new Set(sent)).toEqual(new Set([COVER_BYTES]));
    expect(Math.abs(sent.length - reads.sent.length)).toBeLessThanOrEqual(1);
    expect(beacons.map((body) => body.length)).toEqual([reads.beacons[0]?.length]);
  }
});

it('C7: is closed with a farewell that names no conversation, if there is none, and with the true one if there is', async () => {
  const [reads, waits, plain] = [open(), open(), open(false)];
  await house.until(() => waits.client.state.door?.state === 'open' && plain.client.state.door !== null);
  waits.client.join({ notice: house.relay.current(), profile: PROFILE });
  await house.until(() => waits.client.state.visit.phase === 'waiting');
  for (const { client } of [reads, waits, plain]) {
    client.close();
    // However often the browser says that the page goes.
    client.close();
  }
  const [nobody = ''] = reads.beacons;
  const [somebody = ''] = waits.beacons;
  expect([reads.beacons, waits.beacons, plain.beacons].map(({ length }) => length)).toEqual([1, 1, 0]);
  expect(v.is(leaveBeacon, JSON.parse(somebody))).toBe(true);
  expect(v.is(leaveBeacon, JSON.parse(nobody))).toBe(false);
  expect(nobody.length).toBe(somebody.length);
  await house.settle();
  expect(house.relay.hub.gauges()).toMatchObject({ waiting: 0 });
});

it('C7: has left by the button alone, on a line that stays; and by the beacon if that line is lost first', async () => {
  const page = open();
  await talks(page);
  page.client.leave();
  expect(page.client.state.visit.phase).toBe('ended');
  await house.until(() => eva.client.state.conversations[0]?.phase === 'ended');
  await house.pass(10_000);
  expect([page.beacons.length, page.lines(), page.client.state.connection]).toEqual([0, 1, 'online']);

  const unlucky = open();
  await talks(unlucky);
  unlucky.client.leave();
  unlucky.line.cut();
  await house.settle();
  expect(unlucky.beacons).toHaveLength(1);
  unlucky.line.restore();
  page.client.close();
  unlucky.client.close();
  await house.relay.hub.leaveByBeacon(JSON.parse(unlucky.beacons[0] ?? ''));
  await house.until(() => eva.client.state.conversations.every(({ phase }) => phase === 'ended'));
});

it('C5, D2: goes over to the other kind of line in the middle of it all, with nothing lost', async () => {
  const youth = await house.talking(eva);
  const id = eva.client.state.conversations[0]?.id ?? '';
  for (const steady of [false, true, false, true]) {
    youth.client.send(`före ${steady}`);
    eva.client.send(id, `svar ${steady}`);
    youth.client.setSteady(steady);
    youth.client.send(`efter ${steady}`);
    await house.pass(5_000);
    expect(youth.client.state.connection).toBe('online');
  }
  const said = [false, true, false, true].flatMap((steady) => [`före ${steady}`, `efter ${steady}`]);
  const own = (log: string[]) => log.filter((line) => line.startsWith('youth: '));
  expect(own(staffLog(eva))).toHaveLength(said.length);
  expect(own(youthLog(youth))).toEqual(said.map((text) => `youth: ${text} (delivered)`));
  expect(youthLog(youth).filter((line) => line.startsWith('Eva: '))).toHaveLength(4);
  expect(talkingOf(youth).canSend).toBe(true);
  youth.client.close();
});

it('W7, L5: a page that nobody goes in from counts as a line that has not joined, and as nothing else', async () => {
  const before = house.relay.hub.gauges();
  const door = house.relay.hub.door();
  const page = open();
  await house.pass(31 * 60_000);
  expect(page.lines()).toBe(1);
  const { connections, unjoined } = before;
  expect(house.relay.hub.gauges()).toEqual({ ...before, connections: connections + 1, unjoined: unjoined + 1 });
  expect(house.relay.hub.door()).toEqual(door);
  page.client.close();
  await house.settle();
  expect(house.relay.hub.gauges()).toEqual(before);
});
