/** The smallest chat that keeps nothing, as text: for places where the product's page cannot run. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Screen } from '../device/screen.ts';
import type { Hand } from '../hand.ts';
import type { CellWords } from '../planted.ts';

export interface StandIn {
  port: number;
  /** Resolves when this text has been sent to it. */
  hears(text: string): Promise<void>;
  close(): void;
}

/** In ASCII. `say`: where texts go. `exit`: where three presses of Shift lead. */
export const standInPage = ({ title, counsellor }: CellWords, say: string, exit: string): string => `<!doctype html>
<html lang="sv"><title>${title}</title>
<h1>${counsellor}</h1><ul></ul><textarea rows="8" cols="80" autocomplete="off" spellcheck="false"></textarea>
<script>
const field = document.querySelector('textarea');
let shifts = 0;
addEventListener('keydown', async (event) => {
  shifts = event.key === 'Shift' ? shifts + 1 : 0;
  if (shifts === 3) {
    document.body.replaceChildren();
    top.location.replace('${exit}');
  }
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const text = field.value;
  field.value = '';
  const answer = await fetch('${say}', { method: 'POST', body: text, referrerPolicy: 'no-referrer' });
  for (const line of [text, await answer.text()]) {
    const item = document.createElement('li');
    item.textContent = line;
    document.querySelector('ul').append(item);
  }
  document.body.style.background = 'papayawhip';
});
</script></html>`;

export async function startStandIn(words: CellWords): Promise<StandIn> {
  const heard = new Map<string, () => void>();
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.writeHead(200, { 'cache-control': 'no-store', 'access-control-allow-origin': '*' });
      response.end(words.received.join(' '));
      heard.get(Buffer.concat(parts).toString())?.();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    hears: (text) =>
      new Promise((resolve, reject) => {
        heard.set(text, resolve);
        setTimeout(() => reject(new Error('the stand-in sent nothing')), 20_000).unref();
      }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** In its field, whether it is the whole page or a frame in one. */
const FIELD = { x: 300, y: 290 };

export async function visitStandIn(hand: Hand, screen: Screen, words: CellWords, standIn: StandIn): Promise<void> {
  await screen.click(FIELD);
  await hand.type(words.sent.join(' '));
  const heard = standIn.hears(words.sent.join(' '));
  await hand.enter();
  await heard;
  await hand.type(words.draft.join(' '));
  await hand.sees();
}
