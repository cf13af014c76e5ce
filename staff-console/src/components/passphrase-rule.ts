/** Shortest passphrase that may be chosen, in characters: NIST SP 800-63B-4, section 3.1.1.2, for one used alone. */
export const MIN_PASSPHRASE_LENGTH = 15;

export type PassphraseFault = 'too-short' | 'too-plain' | 'holds-name' | 'not-same' | 'used-already';

/**
 * What is wrong with a new passphrase, null when nothing is. `names`: what it may not hold, such as the username;
 * `taken`: another passphrase that it may not be.
 */
export function passphraseFault(
  passphrase: string,
  again: string,
  { names = [], taken = null }: { names?: readonly string[]; taken?: string | null } = {},
): PassphraseFault | null {
  const characters = [...passphrase];
  if (characters.length < MIN_PASSPHRASE_LENGTH) return 'too-short';
  if (new Set(characters).size < 6) return 'too-plain';
  const lower = passphrase.toLocaleLowerCase();
  if (names.some((name) => name.trim().length > 3 && lower.includes(name.trim().toLocaleLowerCase())))
    return 'holds-name';
  if (taken !== null && passphrase === taken) return 'used-already';
  return passphrase === again ? null : 'not-same';
}
