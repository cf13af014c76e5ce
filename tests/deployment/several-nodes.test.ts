/** Several real nodes with Redis and PostgreSQL behind one proxy without sticky sessions, as docker-compose.yml has them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { heard, visit } from '../clients/people.ts';
import { Deployment, until } from './deployment.ts';

const NODES = 3;
const GRACE_MS = 4_000;
let deployment: Deployment;

beforeAll(async () => {
  deployment = await Deployment.start({ nodes: NODES, settings: { STOP_GRACE_MS: String(GRACE_MS) } });
  await deployment.setUp();
}, 120_000);
afterAll(() => deployment?.close());

async function taken(staff: StaffClient, youth: YouthClient): Promise<string> {
  const before = staff.state.conversations.length;
  await until(() => staff.state.queue.entries.length > 0);
  staff.takeNext();
  await until(() => youth.state.visit.phase === 'talking' && staff.state.conversations[before]?.canSend === true);
  return staff.state.conversations[before]?.id ?? '';
}

function heardBy(staff: StaffClient, id: string): string[] {
  return heard(staff.state.conversations.find((one) => one.id === id)?.messages ?? [], 'youth');
}

const heardByYouth = (youth: YouthClient): string[] => heard(visit(youth, 'talking').messages, 'counsellor');

it('M1: any node serves any visitor, and all say the same', async () => {
  const origins = deployment.nodes.map(({ origin }) => origin);
  const bodies = async (path: string) =>
    new Set(await Promise.all(origins.map(async (origin) => (await fetch(origin + path)).text())));
  for (const path of ['/', '/content/sv', '/notice/sv', '/directory']) expect((await bodies(path)).size).toBe(1);
  // What went before, set-up, sign-in and settings, each went to the next.
  for (const count of deployment.proxy.led.values()) expect(count).toBeGreaterThan(0);
});

it('M1, C2: a youth at the first node and a counsellor at the second talk', async () => {
  const [first, second] = deployment.nodes;
  const eva = await deployment.counsellor('Eva', second?.origin);
  const youth = await deployment.youth(first?.origin);
  const id = await taken(eva, youth);
  youth.send('hej');
  eva.send(id, 'hej hej');
  await until(() => heardBy(eva, id).length === 1 && heardByYouth(youth).length === 1);
  expect([heardBy(eva, id), heardByYouth(youth)]).toEqual([['hej'], ['hej hej']]);
  eva.end(id);
  await until(() => youth.state.visit.phase === 'ended');
  eva.dutyOff();
  await until(() => !eva.state.duty.on);
});

it('M5, D2, S2: each node is stopped and started anew while they talk; nothing is lost, and the last one to stop ends it', async () => {
  const counsellors = [await deployment.counsellor('Bo'), await deployment.counsellor('Liv')];
  const pairs: { staff: StaffClient; youth: YouthClient; id: string }[] = [];
  for (const staff of counsellors) {
    for (let held = 0; held < 2; held++) {
      const youth = await deployment.youth();
      pairs.push({ staff, youth, id: await taken(staff, youth) });
    }
  }
  const waiting = await deployment.youth();
  const said: string[] = [];
  const sayOn = () => {
    const text = `text ${said.length}`;
    if (!pairs.every(({ youth }) => youth.state.visit.phase === 'talking')) return;
    said.push(text);
    for (const { staff, youth, id } of pairs) {
      expect(youth.send(text)).toBe(true);
      expect(staff.send(id, text)).toBe(true);
    }
  };
  const talk = setInterval(sayOn, 150);
  try {
    for (let at = 0; at < NODES; at++) {
      const before = said.length;
      expect(await deployment.stop(at)).toBe(0);
      await until(() => said.length > before + 3);
      await deployment.startAgain(at);
    }
  } finally {
    clearInterval(talk);
  }
  await until(() =>
    pairs.every(
      ({ staff, youth, id }) => heardBy(staff, id).length === said.length && heardByYouth(youth).length === said.length,
    ),
  );
  for (const { staff, youth, id } of pairs) {
    expect(heardBy(staff, id)).toEqual(said);
    expect(heardByYouth(youth)).toEqual(said);
  }
  expect(said.length).toBeGreaterThan(3 * NODES);
  expect(waiting.state.visit.phase).toBe('waiting');
  // All at once, as when the machine is turned off: one of them is the last.
  const codes = Promise.all(deployment.nodes.map((_node, at) => deployment.stop(at)));
  await until(() => [...pairs.map(({ youth }) => youth), waiting].every(({ state }) => state.visit.phase === 'ended'));
  expect(pairs.map(({ youth }) => youth.state.visit)).toEqual(pairs.map(() => ({ phase: 'ended', by: 'shutdown' })));
  expect(await codes).toEqual([0, 0, 0]);
});

it('A7: neither the nodes nor the database have said anything of anybody', async () => {
  const said = [...deployment.nodes.map((node) => node.output()), deployment.postgres.log()].join('\n');
  expect(said).toContain('ready to accept connections');
  expect(said).not.toMatch(/\b(?:ada|eva|bo|liv|Centrum)\b/i);
});
