import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import { runOnce } from '../processes.ts';
import type { SealingRound } from '../sealing.ts';
import { quantile, spread } from '../statistics.ts';

/** Rounds are a hundredth of a second here: many of them. */
const TIMES = 10;

/** Seal and open of one frame with the clients' cryptography, beside the bare call that does the work. */
export async function seal({ rounds }: Effort): Promise<Figure[]> {
  const measured = await runOnce<SealingRound[]>('sealing.ts', { rounds: rounds * TIMES });
  return [
    absolute(measured, 'seal', 'sealUs'),
    absolute(measured, 'open', 'openUs'),
    beside(measured, 'seal', 'sealUs', 'bareSealUs'),
    beside(measured, 'open', 'openUs', 'bareOpenUs'),
  ];
}

function absolute(measured: readonly SealingRound[], word: string, what: 'sealUs' | 'openUs'): Figure {
  const us = spread(measured.map((round) => round[what]));
  return { name: `${word}-us`, about: `${word} one frame of 1,024 bytes`, unit: 'µs', value: us.median, spread: us };
}

function beside(
  measured: readonly SealingRound[],
  word: string,
  ours: 'sealUs' | 'openUs',
  bare: 'bareSealUs' | 'bareOpenUs',
): Figure {
  const ratios = spread(measured.map((round) => round[ours] / round[bare]));
  const bareUs = quantile(
    measured.map((round) => round[bare]),
    0.5,
  );
  return {
    name: `${word}-vs-bare-aead`,
    about: `${word} beside the bare call of libsodium`,
    unit: '×',
    value: ratios.median,
    spread: ratios,
    beside: `crypto_aead_chacha20poly1305_ietf alone ${bareUs.toFixed(1)} µs`,
  };
}
