import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashProof, sameToken, verifyProof } from './proof.ts';

const proof = (): string => randomBytes(32).toString('base64url');

describe('proofs', () => {
  it('A2: are kept as a salted Argon2id hash, never as they are', async () => {
    const given = proof();
    const [one, other] = await Promise.all([hashProof(given), hashProof(given)]);
    expect(one).toMatch(/^argon2id-/);
    expect(one).not.toContain(given);
    expect(one).not.toBe(other);
    expect(await verifyProof(given, one)).toBe(true);
    expect(await verifyProof(given, other)).toBe(true);
  });

  it('A2: another proof, one bit off, or nobody to compare with: false', async () => {
    const given = proof();
    const kept = await hashProof(given);
    const bytes = Buffer.from(given, 'base64url');
    bytes.writeUInt8(bytes.readUInt8(31) ^ 1, 31);
    expect(await verifyProof(bytes.toString('base64url'), kept)).toBe(false);
    expect(await verifyProof(proof(), kept)).toBe(false);
    expect(await verifyProof(given, null)).toBe(false);
  });

  it('A2: whatever would match the stand-in for nobody is still nobody', async () => {
    expect(await verifyProof(Buffer.alloc(32).toString('base64url'), null)).toBe(false);
  });

  it('kept in a way that this program does not know are an error, not a refusal', async () => {
    await expect(verifyProof(proof(), 'scrypt$a$b')).rejects.toThrow();
  });
});

describe('tokens', () => {
  it('are the same only if they are the same, whatever their lengths', () => {
    expect(sameToken('abc', 'abc')).toBe(true);
    expect(sameToken('abc', 'abd')).toBe(false);
    expect(sameToken('abc', 'abcd')).toBe(false);
    expect(sameToken('', 'a')).toBe(false);
  });
});
