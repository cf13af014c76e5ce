import sodiumModule from 'libsodium-wrappers';

/** Argon2id: the package's types claim it for every build, only sumo has it. */
type SumoOnly = 'crypto_pwhash' | 'crypto_pwhash_ALG_ARGON2ID13';

/** The ready libsodium module. */
export type Sodium = Omit<typeof sodiumModule, SumoOnly>;

/** The ready module of the sumo build, which the console passes wherever a {@link Sodium} is wanted. */
export type SumoSodium = Sodium & Pick<typeof sodiumModule, SumoOnly>;

/** The standard build, ready for use: enough for all of this folder but `passphrase.ts`. */
export async function loadSodium(): Promise<Sodium> {
  await sodiumModule.ready;
  return sodiumModule;
}

/** Overwrites secrets that are done with. What the engine or WebAssembly copied meanwhile is out of reach: see ADR 1. */
export function wipe(sodium: Sodium, ...arrays: readonly Uint8Array[]): void {
  for (const array of arrays) sodium.memzero(array);
}

/** Compares in constant time, lengths (which are never secret here) first. */
export function equalBytes(sodium: Sodium, a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && sodium.memcmp(a, b);
}
