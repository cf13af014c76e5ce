import { STEADY_SUBPROTOCOL } from '@dorren/shared/protocol/version.ts';
import type { FromYouth, ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { COVER_BYTES, SteadyPacker, SteadyUnpacker } from '@dorren/shared/transport/steady.ts';
import { TestSocket } from './test-socket.ts';

/** A youth's tab on a steady line: it answers each record with one, in which is what it has to say by then. */
export class SteadyTab extends TestSocket<ToYouth, FromYouth> {
  readonly #packer = new SteadyPacker();
  readonly #unpacker = new SteadyUnpacker();
  /** Of all that has come, the length. */
  readonly lengths: number[] = [];
  /** False: it takes what comes and answers nothing. */
  answers = true;

  constructor(address: string, subprotocol: string | string[] = STEADY_SUBPROTOCOL) {
    super(address, subprotocol);
  }

  /** Goes with the answer to the next record. */
  override raw(data: string | Buffer): void {
    if (typeof data === 'string') this.#packer.text(data);
    else this.#packer.frame(data);
  }

  override say(message: FromYouth): void {
    this.raw(JSON.stringify(message));
  }

  /** Unasked. */
  sendRecord(): void {
    const record = new Uint8Array(COVER_BYTES);
    this.#packer.fill(record);
    this.socket.send(record);
  }

  protected override received(data: Buffer, isBinary: boolean): void {
    this.lengths.push(isBinary ? data.length : -1);
    if (this.answers) this.sendRecord();
    const unpacked = this.#unpacker.unpack(data);
    if (!unpacked.ok) throw new Error(unpacked.code);
    for (const { kind, bytes } of unpacked.messages) super.received(Buffer.from(bytes), kind === 'frame');
  }

  /** Resolves when so many records have come in all. */
  async records(count: number): Promise<void> {
    await this.until(() => this.lengths.length >= count, 'record');
  }
}
