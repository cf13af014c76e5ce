import { readFileSync } from 'node:fs';

/** Linux counts process time in ticks of a hundredth of a second (`getconf CLK_TCK`), on every platform that Node runs on. */
const TICK_MS = 10;
const PAGE_KB = 4;

/** Processor time that a process has used, user and system, all threads, in milliseconds: proc(5), `/proc/PID/stat` 14 and 15. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Resident set in kB: `/proc/PID/statm`. */
export function residentKb(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * PAGE_KB;
}

export interface CoreTimes {
  total: number;
  idle: number;
  steal: number;
}

/** Ticks of all cores since boot: `/proc/stat`, first line. */
export function coreTimes(): CoreTimes {
  const [line = ''] = readFileSync('/proc/stat', 'latin1').split('\n', 1);
  const fields = line.trim().split(/\s+/).slice(1, 9).map(Number);
  const [, , , idle = 0, waiting = 0, , , steal = 0] = fields;
  return { total: fields.reduce((sum, ticks) => sum + ticks, 0), idle: idle + waiting, steal };
}

/** Share of the time between two readings, 0 to 1. */
export function shareOf(what: 'steal' | 'idle', from: CoreTimes, to: CoreTimes): number {
  const total = to.total - from.total;
  return total > 0 ? (to[what] - from[what]) / total : 0;
}
