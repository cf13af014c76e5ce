/** Times of certificates: seconds since 1970. */

export interface Validity {
  notBefore: number;
  notAfter: number;
}

/** From now for so many calendar months; the last day of a shorter month where there is no such day. */
export function validFor(months: number, nowMs: number): Validity {
  const end = new Date(nowMs);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return { notBefore: Math.floor(nowMs / 1000), notAfter: Math.floor(end.getTime() / 1000) };
}
