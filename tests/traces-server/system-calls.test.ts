import { expect, it } from 'vitest';
import { readCalls } from './system-calls.ts';

const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

it('reads calls, also those that another comes in between', () => {
  const calls = readCalls(
    [
      `101 write(21<TCP:[127.0.0.1:8080->127.0.0.1:5000]>, "${hex('hello')}", 5) = 5`,
      `101 writev(18<${hex('/var/data/records.sqlite')}>, [{iov_base="${hex('wo')}", iov_len=2}, {iov_base="${hex('rd')}", iov_len=2}], 2 <unfinished ...>`,
      `102 openat(AT_FDCWD<${hex('/root')}>, "${hex('/tmp/x')}", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)`,
      '101 <... writev resumed>) = 4',
      '101 +++ exited with 0 +++',
    ].join('\n'),
  );
  expect(calls.map(({ name, target, failed }) => [name, target, failed])).toEqual([
    ['write', 'TCP:[127.0.0.1:8080->127.0.0.1:5000]', false],
    ['openat', null, true],
    ['writev', '/var/data/records.sqlite', false],
  ]);
  expect(calls[0]?.text.toString()).toContain('"hello"');
  expect(calls[1]?.text.toString()).toContain('"/tmp/x", O_RDONLY');
  expect(calls[2]?.text.toString()).toContain('iov_base="rd"');
});
