/** The settings that docs/operations.md gives for Redis are fit, and enough. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { accept } from '../../core/decision.ts';
import { idOf, waiting } from '../../testing/records.ts';
import { RedisNodes, single } from '../../testing/redis-nodes.ts';
import { startRedis } from '../../testing/redis-server.ts';
import { faultOf } from './check-server.ts';

const PASSWORD = 'a-password';

/** As arguments; nobody is the default user, but here whoever starts it asks it whether it is there. */
function documented(): string[] {
  const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
  const block = /```\n(save ""\n[\s\S]*?)```/.exec(page)?.[1] ?? '';
  const lines = block.split('\n').filter((line) => line !== '' && !line.startsWith('#') && !/^user default/.test(line));
  return lines.flatMap((line) => {
    const [name = '', ...values] = line.replace('PASSWORD', PASSWORD).split(' ');
    return [`--${name}`, ...values.map((value) => (value === '""' ? '' : value))];
  });
}

it('M7: a Redis as documented serves, to a user with no more rights than are given there', async () => {
  const options = documented();
  expect(options).toContain('--user');
  const server = await startRedis(options);
  const url = server.url.replace('//', `//dorren:${PASSWORD}@`);
  const nodes = new RedisNodes(single(url));
  try {
    expect(await faultOf(url, null)).toBeNull();
    const { stores, touches, quiet } = await nodes.two();
    const heard: number[] = [];
    stores[1].subscribe(({ overview }) => void heard.push(overview.waiting));
    await stores[0].transact(idOf(1), null, () => accept(waiting({ id: idOf(1) }), []));
    await quiet();
    expect(heard).toEqual([1]);
    expect(await touches[0].vanished(1)).toEqual([]);
  } finally {
    await nodes.close();
    await server.kill();
  }
});
