import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import type { HandoverRound } from '../handing-over.ts';
import { runOnce } from '../processes.ts';
import { spread } from '../statistics.ts';

/** Rounds are some tens of milliseconds here. */
const TIMES = 4;

/** From the youth's "yes" to the new colleague's first words, beside the handshake alone. */
export async function handover({ rounds }: Effort): Promise<Figure[]> {
  const measured = await runOnce<HandoverRound[]>('handing-over.ts', { rounds: rounds * TIMES });
  const of = (what: keyof HandoverRound) => spread(measured.map((round) => round[what]));
  const [handing, taking, alone] = [of('handoverMs'), of('takeMs'), of('handshakeMs')];
  const ratios = spread(measured.map((round) => round.handoverMs / round.handshakeMs));
  return [
    {
      name: 'handover-ms',
      about: 'from "yes" to the new colleague’s first sealed text on the youth’s page',
      unit: 'ms',
      value: handing.median,
      spread: handing,
      beside: `the colleague accepts at once; taken from the queue ${taking.median.toFixed(1)} ms`,
    },
    {
      name: 'handover-vs-handshake',
      about: 'the same beside the handshake alone',
      unit: '×',
      value: ratios.median,
      spread: ratios,
      beside: `chain, handshake and a frame each way, no wire: ${alone.median.toFixed(1)} ms`,
    },
  ];
}
