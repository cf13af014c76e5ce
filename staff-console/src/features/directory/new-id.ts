/** An id for a new organisation or unit: 16 random hexadecimal digits after a letter. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `d${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
