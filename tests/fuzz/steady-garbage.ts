/** The same on a steady line: records that are none, and right ones with something wrong within. */
import { COVER_BYTES, SteadyPacker } from '@dorren/shared/transport/steady.ts';
import type { Chance } from './chance.ts';
import { frame, futile, known, spoiltProtocol } from './garbage.ts';
import { binary, text } from './web-socket-frames.ts';

/** One is owed for the server's first record, and eight may come unasked: what is more is refused without being read. */
const MOST_RECORDS = 10;

function recordsOf(messages: readonly (string | Buffer)[]): Buffer[] {
  const packer = new SteadyPacker();
  for (const message of messages) {
    if (typeof message === 'string') packer.text(message);
    else packer.frame(message);
  }
  const records: Buffer[] = [];
  do {
    const record = Buffer.alloc(COVER_BYTES);
    packer.fill(record);
    records.push(record);
  } while (packer.pending > 0 && records.length < MOST_RECORDS);
  return records;
}

function recordWith(header: readonly number[], content: Buffer): Buffer {
  const record = Buffer.alloc(COVER_BYTES);
  record.set(header);
  content.copy(record, header.length);
  return record;
}

function spoilt(chance: Chance): Buffer {
  const [record = Buffer.alloc(COVER_BYTES)] = recordsOf([JSON.stringify(known(chance, 'youth'))]);
  switch (chance.below(8)) {
    case 0:
      return binary(chance.bytes(COVER_BYTES));
    case 1:
      return binary(chance.bytes(chance.one([0, 1, COVER_BYTES - 1, COVER_BYTES + 1, 16_000])));
    case 2:
      return text(known(chance, 'youth'));
    case 3: {
      const length = chance.below(0x1_0000);
      return binary(recordWith([chance.below(4), length >>> 8, length & 0xff], chance.bytes(chance.below(1_000))));
    }
    case 4:
      record[chance.below(200)] = chance.below(256);
      return binary(record);
    case 5:
      return binary(recordWith([0], chance.bytes(chance.below(COVER_BYTES))));
    case 6:
      return binary(recordWith([1, 0, 5], Buffer.from([0x22, 0xc3, 0x28, 0xff, 0x22])));
    default:
      return spoiltProtocol(chance);
  }
}

/** After the upgrade: a join perhaps, what nothing comes of, and what the line is closed for. */
export function steadyAttack(chance: Chance, join: object): Buffer[] {
  const messages: (string | Buffer)[] = chance.once(2) ? [JSON.stringify(join)] : [];
  for (let left = chance.below(6); left > 0; left -= 1) {
    messages.push(chance.once(3) ? frame(chance, () => {}) : JSON.stringify(futile(chance, 'youth')));
  }
  const records = recordsOf(messages).map(binary);
  if (chance.once(8)) return Array(MOST_RECORDS).fill(binary(Buffer.alloc(COVER_BYTES)));
  // Behind a message that is not whole, too.
  return [...(chance.once(4) ? records.slice(0, -1) : records), spoilt(chance)];
}
