/** Figures in words: the last lines of `npm run wire`. */
import type { Accuracy } from './classifier.ts';
import type { PagesResult } from './pages.ts';
import type { WireResult } from './run.ts';

export interface Wire extends WireResult {
  pages: PagesResult;
}

const share = ({ mean, error }: Accuracy): string => `${mean.toFixed(3)} ± ${error.toFixed(3)}`;

export function table({ steady, plain, pages }: Wire): string {
  const row = (name: string, told: WireResult['steady']) =>
    `| ${name} | ${told.kind.captures} | ${share(told.kind)} | ${share(told.talk)} |`;
  const [reads, talks] = (['reads', 'talks'] as const).map((kind) => pages.visits.find((visit) => visit.kind === kind));
  const requests = [...new Set([...(reads?.fetched ?? []), ...(talks?.fetched ?? [])].map(({ path }) => path))];
  const told = (visit: typeof reads, path: string) => {
    const one = visit?.fetched.find((fetched) => fetched.path === path);
    return one ? `${one.bytes} B at ${one.at} ms` : 'no';
  };
  return [
    '| line | visits | which of three (chance 0.333) | talks or reads (chance 0.500) |',
    '| --- | --- | --- | --- |',
    row('steady', steady),
    row('plain', plain),
    '',
    '| request | who reads | who talks |',
    '| --- | --- | --- |',
    ...requests.map((path) => `| ${path} | ${told(reads, path)} | ${told(talks, path)} |`),
    ...pages.different.map((one) => `DIFFERENT ${one}`),
    '',
  ].join('\n');
}

export function figures({ steady, plain, pages }: Wire): string[] {
  return [
    `wire-steady-three: ${share(steady.kind)} (chance 0.333)`,
    `wire-steady-talk: ${share(steady.talk)} (chance 0.500)`,
    `wire-plain-three: ${share(plain.kind)} (chance 0.333)`,
    `wire-plain-talk: ${share(plain.talk)} (chance 0.500)`,
    `wire-requests-different: ${pages.different.length}`,
  ];
}
