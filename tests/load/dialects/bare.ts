import { type Pair, party } from '../pair.ts';
import { LoadSocket } from '../web-socket.ts';

/** The relay pairs the two connections to one path. */
export async function pair(port: number, number: number): Promise<Pair> {
  const a = await LoadSocket.open(port, `/${number}`, null);
  const b = await LoadSocket.open(port, `/${number}`, null);
  return { a: party(a, { route: 0, epoch: 1 }), b: party(b, { route: 0, epoch: 1 }) };
}

export function lone(port: number): Promise<LoadSocket> {
  return LoadSocket.open(port, `/lone-${crypto.randomUUID()}`, null);
}
