/** A screen, a keyboard and a clipboard: what is pressed comes to the browser as from a real keyboard, and only pixels come back. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { pngOf } from './png.ts';

const run = promisify(execFile);

export const SIZE = { width: 1000, height: 760 } as const;
/** A screen has changed when this many groups of eight bytes have; a blinking caret or a focus ring is fewer. */
const CHANGED = 2_500;
const STILL = 60;
const KEY_MS = 25;

export class Screen {
  readonly display: string;
  readonly #server: ChildProcess;
  readonly #pixels: string;

  private constructor(server: ChildProcess, display: string, pixels: string) {
    this.#server = server;
    this.display = display;
    this.#pixels = pixels;
  }

  static async start(directory: string): Promise<Screen> {
    mkdirSync(directory);
    // `-r`: on a busy machine a key would seem to be held down, and be repeated.
    const geometry = `${SIZE.width}x${SIZE.height}x24`;
    const args = ['-displayfd', '3', '-screen', '0', geometry, '-fbdir', directory, '-nolisten', 'tcp', '-r'];
    const server = spawn('setpriv', ['--pdeathsig', 'KILL', 'Xvfb', ...args], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const number = await new Promise<string>((resolve, reject) => {
      server.stdio[3]?.once('data', (data: Buffer) => resolve(String(data).trim()));
      server.once('error', reject);
      server.once('exit', () => reject(new Error('no screen')));
    });
    return new Screen(server, `:${number}`, `${directory}/Xvfb_screen0`);
  }

  async press(...keys: string[]): Promise<void> {
    await this.#tool('key', '--delay', String(KEY_MS), ...keys);
  }

  async click({ x, y }: { x: number; y: number }): Promise<void> {
    await this.#tool('mousemove', String(x), String(y), 'click', '1');
  }

  async type(text: string): Promise<void> {
    await this.#tool('type', '--delay', String(KEY_MS), text);
  }

  /** Presses what changes the screen, and waits until it has and rests. @throws if nothing happens. */
  async pressAndSee(...keys: string[]): Promise<void> {
    const before = this.#look();
    await this.press(...keys);
    await this.changed(before);
  }

  /** @throws if the screen stays as it was. */
  async changed(before = this.#look(), patienceMs = 12_000): Promise<void> {
    for (let waited = 0; differences(before, this.#look()) < CHANGED; waited += 50) {
      if (waited > patienceMs) throw new Error('the screen did not change');
      await pause(50);
    }
    await this.rests();
  }

  /** Waits until nothing moves. */
  async rests(forMs = 300, patienceMs = 6_000): Promise<void> {
    let last = this.#look();
    for (let still = 0, waited = 0; still < forMs && waited < patienceMs; waited += 50) {
      await pause(50);
      const now = this.#look();
      still = differences(last, now) < STILL ? still + 50 : 0;
      last = now;
    }
  }

  /** The newest window that can be seen, given the keyboard. Null while there is none. */
  async focusWindow(className: string): Promise<string | null> {
    const found = await this.#tool('search', '--onlyvisible', '--class', className).catch(() => '');
    const window = found.trim().split('\n').at(-1);
    if (!window) return null;
    await this.#tool('windowfocus', window);
    return window;
  }

  /** What is marked, and what has been copied. */
  async clipboards(): Promise<Buffer> {
    const texts = await Promise.all(
      ['primary', 'clipboard'].map((selection) =>
        run('xclip', ['-o', '-selection', selection], { env: this.#environment(), timeout: 2_000 }).then(
          ({ stdout }) => stdout,
          () => '',
        ),
      ),
    );
    return Buffer.from(texts.join('\n'));
  }

  /** Right below the middle, where the pointer is not; as in a style sheet. */
  colour(): string {
    const middle = SIZE.height * 3 * SIZE.width + SIZE.width * 2;
    return `#${this.#look()
      .subarray(middle, middle + 3)
      .reverse()
      .toString('hex')}`;
  }

  photograph(path: string): void {
    writeFileSync(path, pngOf(this.#look(), SIZE));
  }

  stop(): void {
    this.#server.kill();
  }

  async #tool(...args: string[]): Promise<string> {
    return (await run('xdotool', args, { env: this.#environment() })).stdout;
  }

  #environment(): NodeJS.ProcessEnv {
    return { ...process.env, DISPLAY: this.display };
  }

  /** The picture in memory, with its header left out. */
  #look(): Buffer {
    return readFileSync(this.#pixels).subarray(-SIZE.width * SIZE.height * 4);
  }
}

function differences(before: Buffer, after: Buffer): number {
  const [a, b] = [before, after].map((bytes) => new BigUint64Array(Uint8Array.from(bytes).buffer)) as [
    BigUint64Array,
    BigUint64Array,
  ];
  let different = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) different++;
  return different;
}
