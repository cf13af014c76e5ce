import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { PINNED } from './processes.ts';
import { othersShare } from './rounds.ts';

/** From here on even equal relays differ by more than the goals allow for. */
const MOST_OTHERS = 0.2;
const PACKAGES = ['ws', 'bufferutil', 'socket.io', 'fastify', 'libsodium-wrappers', 'lighthouse'] as const;

export interface RunConditions {
  date: string;
  node: string;
  processor: string;
  cores: number;
  pinned: boolean;
  packages: Record<string, string>;
  /** Median share of processor time that went to neither side of a measurement. */
  others: number | null;
  /** The same for people. */
  words: string;
}

/** When, where and with what it was measured. */
export function conditions(): RunConditions {
  const cores = cpus();
  const others = othersShare();
  const packages = Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)]));
  const date = new Date().toISOString();
  const processor = cores[0]?.model ?? 'unknown';
  const words = [
    `${date}, Node ${process.versions.node}, ${Object.entries(packages)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    `${cores.length} × ${processor}; server and load ${PINNED ? 'pinned to a core each' : 'NOT pinned to cores'}.`,
    others === null ? '' : `Others used ${(others * 100).toFixed(0)} % of the processors meanwhile.`,
    others !== null && others > MOST_OTHERS
      ? 'THAT IS TOO MUCH: look at the controls, and measure again on a quieter machine.'
      : '',
  ];
  return {
    date,
    node: process.versions.node,
    processor,
    cores: cores.length,
    pinned: PINNED,
    packages,
    others,
    words: words.filter(Boolean).join(' '),
  };
}

function versionOf(name: string): string {
  for (const folder of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const path = `${folder}/${name}/package.json`;
    if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
  }
  return 'absent';
}
