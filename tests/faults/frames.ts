/**
 * Every sealed frame, as it left a tab and as it came to one. A frame may be sent again and again by those who seal it; whoever carries it
 * may lose it, but not double it, put it before an earlier one on the same two lines, or give it to anybody else.
 */
import { createHash } from 'node:crypto';
import { FRAME_KIND, isFrame, readHeader } from '@dorren/shared/protocol/frame.ts';
import type { Findings } from './findings.ts';

/** One line of one tab. */
export interface Line {
  tab: string;
  /** Of a counsellor's tab. */
  staffId: string | null;
  connection: number;
}

interface Sent {
  readonly conversation: string;
  readonly epoch: number;
  readonly fromStaff: boolean;
  readonly from: string;
  times: number;
  heard: number;
  /** Where it stood among what its line has sent; null once it was sent a second time. */
  place: number | null;
}

export class Frames {
  readonly #findings: Findings;
  readonly #sent = new Map<string, Sent>();
  readonly #counts = new Map<string, number>();
  readonly #lastHeard = new Map<string, number>();
  /** Whose epoch it is: conversation and number, and the one member of staff. */
  readonly #holders = new Map<string, string>();
  heard = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** The server has told a tab that this party is they. */
  holds(conversation: string, epoch: number, staffId: string): void {
    const key = `${conversation} ${epoch}`;
    const before = this.#holders.get(key);
    if (before !== undefined && before !== staffId) {
      this.#findings.add('two holders', `epoch ${epoch} of ${conversation} is ${before}'s and ${staffId}'s`);
    }
    this.#holders.set(key, staffId);
  }

  isParty(conversation: string, epoch: number, staffId: string): boolean {
    return this.#holders.get(`${conversation} ${epoch}`) === staffId;
  }

  sent(frame: Uint8Array, { tab, staffId, connection }: Line, conversation: string): void {
    if (!isSealed(frame)) return;
    const key = nameOf(frame);
    const line = `${tab} ${connection}`;
    const count = (this.#counts.get(line) ?? 0) + 1;
    this.#counts.set(line, count);
    const before = this.#sent.get(key);
    if (before !== undefined) {
      before.times++;
      before.place = null;
      return;
    }
    const { epoch } = readHeader(frame);
    const fromStaff = staffId !== null;
    this.#sent.set(key, { conversation, epoch, fromStaff, from: line, times: 1, heard: 0, place: count });
  }

  heardBy(frame: Uint8Array, { tab, staffId, connection }: Line, conversation: string | null): void {
    if (!isSealed(frame)) return;
    const sent = this.#sent.get(nameOf(frame));
    // Altered on the way: no tab opens it, and that is for the words to show.
    if (sent === undefined) return;
    this.heard++;
    const what = `a frame of ${sent.from} in epoch ${sent.epoch} of ${sent.conversation}`;
    if (++sent.heard > sent.times) this.#findings.add('doubled', `${what} came more often than it was sent`);
    if (staffId === null ? !sent.fromStaff || sent.conversation !== conversation : sent.fromStaff) {
      this.#findings.add('misdelivered', `${what} came to ${tab}`);
    } else if (staffId !== null && !this.isParty(sent.conversation, sent.epoch, staffId)) {
      this.#findings.add('opened by one who is out', `${what} came to ${tab}`);
    }
    if (sent.place === null) return;
    const lines = `${sent.from} ${tab} ${connection}`;
    const last = this.#lastHeard.get(lines) ?? 0;
    if (sent.place < last) this.#findings.add('reordered', `${what} came to ${tab} after a later one`);
    this.#lastHeard.set(lines, Math.max(last, sent.place));
  }
}

function isSealed(frame: Uint8Array): boolean {
  return isFrame(frame) && frame[0] === FRAME_KIND.sealed;
}

/** All of it but the route, which is the relay's. */
function nameOf(frame: Uint8Array): string {
  return createHash('sha1').update(frame.subarray(0, 4)).update(frame.subarray(8)).digest('base64');
}
