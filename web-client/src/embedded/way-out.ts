/** Leaves by a frame of ours that has no origin: Chromium writes down the frame that one left from (docs/embedding.md). */
import { WAY_OUT_PATH } from '@dorren/shared/protocol/way-out.ts';

/** Milliseconds until it has said whether it may. Leaving matters more than what that leaves behind. */
const ANSWER_MS = 300;
/** Milliseconds. By then the browser has left, or found that it cannot reach where it is to go; and if not, it has not understood. */
const LEFT_MS = 5000;

export type WayOut = (address: string, direct: () => void) => void;

/** Loaded ahead, so that a dead network is in nobody's way. It stands outside the body, which is emptied first when one leaves. */
export function openWayOut(): WayOut {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = WAY_OUT_PATH;
  let isLoaded = false;
  frame.addEventListener('load', () => {
    isLoaded = true;
  });
  document.documentElement.append(frame);

  return (address, direct) => {
    if (!isLoaded || frame.contentWindow === null) {
      direct();
      return;
    }
    let waiting = setTimeout(direct, ANSWER_MS);
    const { port1: heard, port2: told } = new MessageChannel();
    heard.onmessage = ({ data: isAllowed }) => {
      clearTimeout(waiting);
      if (isAllowed === true) waiting = setTimeout(direct, LEFT_MS);
      else direct();
    };
    // Whoever has no origin cannot be named; what is told is no secret.
    frame.contentWindow.postMessage(address, '*', [told]);
  };
}
