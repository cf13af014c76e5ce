/** The one-time links that lead into the console: what stands after the `#`. */

export type Link = { kind: 'set-up' | 'invitation'; token: string } | null;

const LINK = /^#(set-up|invitation)=([A-Za-z0-9_-]{43})$/;

export function readLink(hash: string): Link {
  const [, kind, token] = LINK.exec(hash) ?? [];
  if (token === undefined) return null;
  return { kind: kind === 'set-up' ? 'set-up' : 'invitation', token };
}

/** Reads the link, and takes it out of the address and of the history entry at once: whoever reads it could use it. */
export function takeLink(): Link {
  const link = readLink(location.hash);
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  return link;
}

/** The address of an invitation. */
export function invitationAddress(token: string): string {
  return `${location.origin}${location.pathname}#invitation=${token}`;
}
