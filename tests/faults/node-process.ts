/** One node: a process of the service as its users start it, its own way to Redis and to the records, and a supervisor that starts it again. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Network } from '../fixtures/network.ts';
import { type Settings, type Stack, startStack } from '../fixtures/stack.ts';
import type { Release } from './release.ts';
import { until } from './until.ts';

const CLOCK = join(import.meta.dirname, 'shifted-clock.ts');
/** A busy machine may take its time to answer; a node that hangs is not asked for new connections meanwhile. */
const READY_MS = 3_000;
const RESTART_MS = 1_000;
const START_MS = 60_000;

export interface NodeParts {
  number: number;
  settings: Settings;
  /** At first. */
  release: Release;
  /** To Redis, or to the Sentinel that says where it is. */
  redisLine: Network;
  recordsLine: Network;
  /** It ended, and nobody had asked it to. */
  crashed(number: number, output: string): void;
}

export class NodeProcess {
  readonly number: number;
  readonly redisLine: Network;
  readonly recordsLine: Network;
  readonly #parts: NodeParts;
  #stack: Stack | null = null;
  #isWanted = false;
  #mayEnd = false;
  #isReady = false;
  #starting: Promise<void> | null = null;
  #shiftMs = 0;
  #release: Release;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.number = parts.number;
    this.redisLine = parts.redisLine;
    this.recordsLine = parts.recordsLine;
    this.#release = parts.release;
  }

  /** What it runs, or will when it is started. */
  get release(): Release {
    return this.#release;
  }

  get port(): number {
    return this.#stack?.port ?? 0;
  }

  get pid(): number {
    return this.#stack?.pid ?? 0;
  }

  get setUpToken(): string | null {
    return this.#stack?.setUpToken ?? null;
  }

  /** As whoever stands before the nodes last found it. */
  get isReady(): boolean {
    return this.#stack !== null && this.#isReady;
  }

  /** What the supervisor does: until it runs. */
  start(): Promise<void> {
    this.#isWanted = true;
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async look(): Promise<boolean> {
    const stack = this.#stack;
    try {
      const answer = stack && (await fetch(`${stack.origin}/readyz`, { signal: AbortSignal.timeout(READY_MS) }));
      this.#isReady = answer?.ok === true && this.#stack === stack;
    } catch {
      this.#isReady = false;
    }
    return this.#isReady;
  }

  /** `kill -9`; nothing starts it before {@link start}. */
  async kill(): Promise<void> {
    this.#isWanted = false;
    const stack = this.#stack;
    if (stack === null) return;
    this.signal('SIGKILL');
    await stack.gone;
  }

  /** Asks it to stop, waits, and starts it again, as it was but for this: one step of a rolling upgrade. */
  async restart({ shiftMs = this.#shiftMs, release = this.#release } = {}): Promise<void> {
    await this.stop();
    this.#shiftMs = shiftMs;
    this.#release = release;
    await this.start();
  }

  async stop(): Promise<void> {
    this.#isWanted = false;
    await this.#stack?.stop();
  }

  /** May end from here on by what is done to it; the supervisor starts it again. */
  mayEnd(may: boolean): void {
    this.#mayEnd = may;
  }

  get runs(): boolean {
    return this.#stack !== null;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#stack !== null) process.kill(this.#stack.pid, signal);
  }

  async #start(): Promise<void> {
    let why: unknown;
    const isUp = async (): Promise<boolean> => {
      try {
        const { main, settings } = this.#release;
        const clock = { NODE_OPTIONS: `--import ${CLOCK}`, CLOCK_SHIFT_MS: String(this.#shiftMs) };
        const stack = await startStack({ ...this.#parts.settings, ...settings, ...clock }, main);
        this.#watch(stack);
        return true;
      } catch (error) {
        // What it stands on is not there yet.
        why = error;
        await pause(RESTART_MS);
        return !this.#isWanted;
      }
    };
    if (this.#stack === null && !(await until(isUp, START_MS)))
      throw new Error('a node does not start', { cause: why });
  }

  #watch(stack: Stack): void {
    this.#stack = stack;
    void stack.gone.then(async () => {
      const output = stack.output();
      this.#stack = null;
      this.#isReady = false;
      const isAmiss = this.#isWanted;
      if (isAmiss && !this.#mayEnd) this.#parts.crashed(this.number, output);
      await stack.stop();
      if (!isAmiss) return;
      await pause(RESTART_MS);
      if (this.#isWanted) await this.start();
    });
  }
}
