/** On whose pages the door may be shown in a frame: origins (RFC 6454), as a browser writes them and as `frame-ancestors` takes them. */
import * as v from 'valibot';

/** Some proxies give a whole answer's headers 8 KiB; these stand in one of them. */
const MOST_CHARACTERS = 4_000;
const MOST_PARTNERS = 100;

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** A name of at least two parts that does not end in a number, so no address of a machine, and nothing that means something in a policy. */
const PUBLIC = new RegExp(`^https://(?:${LABEL}\\.)+(?!\\d+(?::|$))${LABEL}(?::[1-9]\\d{0,4})?$`);
/** For trying on one's own machine. */
const LOOPBACK = new RegExp(`^http://(?:127\\.0\\.0\\.1|(?:${LABEL}\\.)*localhost)(?::[1-9]\\d{0,4})?$`);

/** Whether it is one, in exactly its normal form. */
export function isPartnerOrigin(text: string): boolean {
  return (PUBLIC.test(text) || LOOPBACK.test(text)) && URL.parse(text)?.origin === text;
}

/** Why what somebody typed is none: `rest` of what is more than an origin, `name` of a host that none of the others say what is wrong with. */
export type PartnerFault = 'no-address' | 'not-https' | 'pattern' | 'number' | 'name' | 'rest';
export type PartnerRead = { ok: true; origin: string } | { ok: false; fault: PartnerFault };

/** What somebody typed or pasted, in its normal form; `https` need not be written. */
export function readPartner(typed: string): PartnerRead {
  const fails = (fault: PartnerFault): PartnerRead => ({ ok: false, fault });
  const text = typed.trim();
  if (text === '' || /\s|[,;'"\\]/.test(text)) return fails('no-address');
  if (text.includes('*')) return fails('pattern');
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`);
  if (url === null) return fails('no-address');
  const isBare = url.pathname === '/' && url.username === '' && url.password === '' && !/[?#@]/.test(text);
  if (isBare && isPartnerOrigin(url.origin)) return { ok: true, origin: url.origin };
  if (url.protocol !== 'https:') return fails('not-https');
  if (/^[\d.]+$|^\[/.test(url.hostname)) return fails('number');
  return fails(isPartnerOrigin(url.origin) ? 'rest' : 'name');
}

/** Whether they go into one header. */
export function fitTogether(origins: readonly string[]): boolean {
  return origins.length <= MOST_PARTNERS && origins.join(' ').length <= MOST_CHARACTERS;
}

export const partners = v.pipe(
  v.array(v.pipe(v.string(), v.maxLength(270), v.check(isPartnerOrigin, 'no origin'))),
  v.check((origins) => new Set(origins).size === origins.length, 'twice'),
  v.check((origins) => fitTogether(origins), 'too long together'),
);
