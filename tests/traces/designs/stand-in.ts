/** The smallest chat that keeps nothing, as text: for places where the product's page cannot run. */
import type { Screen } from '../device/screen.ts';
import type { Hand } from '../hand.ts';
import { bodyOf, type OwnSite, startOwnSite } from '../own-site.ts';
import type { CellWords } from '../planted.ts';

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

export const startStandIn = (words: CellWords): Promise<OwnSite> =>
  startOwnSite((heard) => async (request, response) => {
    const text = await bodyOf(request);
    response.writeHead(200, { 'cache-control': 'no-store', 'access-control-allow-origin': '*' });
    response.end(words.received.join(' '));
    heard(text);
  });

/** In its field, whether it is the whole page or a frame in one. */
const FIELD = { x: 300, y: 290 };

export async function visitStandIn(hand: Hand, screen: Screen, words: CellWords, standIn: OwnSite): Promise<void> {
  await screen.click(FIELD);
  await hand.type(words.sent.join(' '));
  const heard = standIn.hears(words.sent.join(' '));
  await hand.enter();
  await heard;
  await hand.type(words.draft.join(' '));
  await hand.sees();
}
