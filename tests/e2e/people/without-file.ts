/** A network by which one file of the page does not come. */
import type { Network } from '../../fixtures/network.ts';

export interface WithoutFile {
  /** How often it has been asked for. */
  asked(): number;
  /** From now on it comes. */
  over(): void;
}

export function withoutFile({ alter, passed }: Network, file: string): WithoutFile {
  const asking = `GET ${file}`;
  const elsewhere = asking.replace(/.{4}(?=\.\w+$)/, '0000');
  alter((bytes, direction) =>
    direction === 'to-server' ? Buffer.from(bytes.toString('latin1').replaceAll(asking, elsewhere), 'latin1') : bytes,
  );
  return {
    asked: () => passed('to-server').toString('latin1').split(elsewhere).length - 1,
    over: () => alter(null),
  };
}
