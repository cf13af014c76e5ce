/** On whose pages the door may be shown in a frame: origins (RFC 6454), as a browser writes them and as `frame-ancestors` takes them. */
import * as v from 'valibot';

/** Some proxies give a whole answer's headers 8 KiB; these stand in one of them. */
const MOST_CHARACTERS = 4_000;
export const MOST_PARTNERS = 100;

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** A name of at least two parts that does not end in a number, so no address of a machine, and nothing that means something in a policy. */
const PUBLIC = new RegExp(`^https://(?:${LABEL}\\.)+(?!\\d+(?::|$))${LABEL}(?::[1-9]\\d{0,4})?$`);
/** For trying on one's own machine. */
const LOOPBACK = new RegExp(`^http://(?:127\\.0\\.0\\.1|(?:${LABEL}\\.)*localhost)(?::[1-9]\\d{0,4})?$`);

/** Whether it is one, in exactly its normal form. */
export function isPartnerOrigin(text: string): boolean {
  return (PUBLIC.test(text) || LOOPBACK.test(text)) && URL.parse(text)?.origin === text;
}

/** What somebody typed or pasted, in its normal form; null if it is no origin that may be a partner, or says more than one. */
export function partnerOrigin(typed: string): string | null {
  const url = URL.parse(typed.trim());
  if (url === null) return null;
  const isBare = url.pathname === '/' && url.username === '' && url.password === '' && !/[?#@\\]/.test(typed);
  return isBare && isPartnerOrigin(url.origin) ? url.origin : null;
}

export const partners = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(270), v.check(isPartnerOrigin, 'no origin'))),
  v.maxLength(MOST_PARTNERS),
  v.check((origins) => new Set(origins).size === origins.length, 'twice'),
  v.check((origins) => origins.join(' ').length <= MOST_CHARACTERS, 'too long together'),
);
