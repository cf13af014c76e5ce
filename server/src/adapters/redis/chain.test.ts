import { describe, expect, it } from 'vitest';
import { Chain } from './chain.ts';

function chain() {
  const heard: string[] = [];
  let broken = 0;
  const made = new Chain(
    (announced) => heard.push(announced.split('\n')[1] ?? ''),
    () => {
      broken += 1;
    },
  );
  made.begin(5, 'e');
  return { chain: made, heard, broken: () => broken };
}

const one = (seq: number, nonce: string, after: string) => `${seq}\t${nonce}\t${after}\n${nonce}`;

describe('the chain of announcements', () => {
  it('M2: delivers each once and in order, whatever order they come in', async () => {
    const { chain: links, heard, broken } = chain();
    links.hears(one(7, 'g', 'f'));
    expect([heard, links.hasGap]).toEqual([[], true]);
    let reached = false;
    const until = links.until(7).then(() => {
      reached = true;
    });
    for (let times = 0; times < 2; times++) links.hears(one(6, 'f', 'e'));
    await until;
    links.hears(one(7, 'g', 'f'));
    expect([heard, links.hasGap, reached, broken()]).toEqual([['f', 'g'], false, true, 0]);
    expect([links.has('g'), links.has('h')]).toEqual([true, false]);
    expect([links.isAt(7, 'g'), links.isAt(6, 'f'), links.isAt(8, 'h')]).toEqual([true, true, false]);
  });

  it('M4: is broken by one that follows on another past, which is not delivered', () => {
    const { chain: links, heard, broken } = chain();
    links.hears(one(6, 'f', 'another'));
    expect([heard, broken()]).toEqual([[], 1]);
  });

  it('M4: is broken by another in the place of one that was heard, told or asked for', () => {
    const { chain: links, heard, broken } = chain();
    links.hears(one(6, 'f', 'e'));
    links.hears(one(6, 'other', 'e'));
    expect([heard, broken()]).toEqual([['f'], 1]);
    links.isAt(5, 'other');
    expect(broken()).toBe(2);
    // Redis is empty.
    links.isAt(0, '');
    expect(broken()).toBe(3);
  });

  it('M4: begins anew where it is told to, and keeps nobody waiting', async () => {
    const { chain: links, heard, broken } = chain();
    const until = links.until(9);
    links.hears(one(8, 'h', 'g'));
    links.begin(1, 'a');
    await until;
    links.hears(one(2, 'b', 'a'));
    expect([heard, links.hasGap, broken()]).toEqual([['b'], false, 0]);
  });

  it('M2: knows those of before for as long as they may be told again', () => {
    const { chain: links, broken } = chain();
    let last = 'e';
    for (let seq = 6; seq < 6_000; seq++) {
      links.hears(one(seq, `n${seq}`, last));
      last = `n${seq}`;
    }
    links.hears(one(5_000, 'n5000', 'n4999'));
    links.hears(one(10, 'n10', 'n9'));
    expect([broken(), links.has('n10'), links.has('n5999')]).toEqual([0, false, true]);
  });
});
