import type { SocketConstructor } from '@dorren/shared/transport/reconnecting-socket.ts';

/** A network of one's own, which can be cut as a tunnel or a closed laptop cuts it. */
export interface CuttableSockets {
  WebSocket: SocketConstructor;
  cut(): void;
  restore(): void;
}

/** `heard` is told of every control message. */
export function cuttableSockets(heard: (text: string) => void): CuttableSockets {
  let isCut = false;
  const open = new Set<WebSocket>();
  return {
    WebSocket: class extends WebSocket {
      constructor(url: string, protocols: string | string[]) {
        // While cut, there is nothing at the other end.
        super(isCut ? new URL('/nowhere', url) : url, protocols);
        open.add(this);
        this.addEventListener('close', () => open.delete(this));
        this.addEventListener('message', ({ data }) => typeof data === 'string' && heard(data));
      }
    },
    cut() {
      isCut = true;
      for (const socket of open) socket.close();
    },
    restore() {
      isCut = false;
    },
  };
}
