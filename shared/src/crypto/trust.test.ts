import { describe, expect, it } from 'vitest';
import type { DistrustReason } from '../protocol/codes.ts';
import {
  CLOCK_TOLERANCE_SECONDS,
  certificateHash,
  DUTY_MAX_SECONDS,
  issueRevocationList,
  type RevocationList,
} from './certificates.ts';
import { makeDutyKeys } from './duty-keys.ts';
import {
  flipped,
  makeCast,
  NOW_SECONDS,
  reissued,
  SMALL_ORDER_ED25519,
  SMALL_ORDER_X25519,
  wrongLengths,
} from './fixtures.ts';
import { loadSodium } from './sodium.ts';
import { type PresentedChain, type TrustAnchor, type TrustConditions, verifyChain } from './trust.ts';

const sodium = await loadSodium();
const cast = makeCast(sodium);
const { anchor, conditions } = cast;

function verdict(
  changedAnchor: Partial<TrustAnchor>,
  changedConditions: Partial<TrustConditions> = {},
): DistrustReason | 'ok' {
  const decision = verifyChain(sodium, { ...anchor, ...changedAnchor }, { ...conditions, ...changedConditions });
  return decision.ok ? 'ok' : decision.reason;
}

const withChain = (changes: Partial<PresentedChain>): Partial<TrustAnchor> => ({
  chain: { ...anchor.chain, ...changes },
});
const revocations = (change: Partial<RevocationList>, key = cast.root.privateKey) =>
  withChain({ revocations: issueRevocationList(sodium, { ...cast.list, ...change }, key) });

describe('C9: the chain that the server presents', () => {
  it('is taken when everything holds, and says who it is', () => {
    expect(verifyChain(sodium, anchor, conditions)).toEqual({
      ok: true,
      staff: cast.staff,
      duty: cast.duty,
      serial: 7,
    });
  });

  it.each(['staffCertificate', 'dutyCertificate', 'revocations'] as const)(
    'is refused with any byte of its %s flipped, or another length of it',
    (part) => {
      for (const { changed } of flipped(anchor.chain[part])) {
        expect(['malformed', 'wrong-root', 'bad-duty-signature']).toContain(verdict(withChain({ [part]: changed })));
      }
      for (const wrong of wrongLengths(anchor.chain[part])) {
        // No list at all is another matter: see below.
        if (part === 'revocations' && wrong.byteLength === 0) continue;
        expect(verdict(withChain({ [part]: wrong }))).toBe('malformed');
      }
    },
    60_000,
  );

  it('is refused from another root', () => {
    const stranger = makeCast(sodium);
    expect(verdict({ rootKey: stranger.root.publicKey })).toBe('wrong-root');
    expect(verdict({ rootKey: new Uint8Array(31) })).toBe('wrong-root');
    expect(verdict({ chain: stranger.anchor.chain })).toBe('wrong-root');
    for (const hex of SMALL_ORDER_ED25519) expect(verdict({ rootKey: sodium.from_hex(hex) })).toBe('wrong-root');
  });

  it('is refused with a revocation list from another root', () => {
    expect(verdict(revocations({}, makeCast(sodium).root.privateKey))).toBe('wrong-root');
  });

  it('is refused from another centre under the same root', () => {
    const centre = 'centre-0000000000000BB';
    expect(verdict(reissued(sodium, cast, { staff: { centre } }))).toBe('wrong-centre');
    expect(verdict({ centre })).toBe('wrong-centre');
    expect(verdict(revocations({ centre }))).toBe('wrong-centre');
  });

  it.each(['supervisor', 'administrator'] as const)('is refused for a %s', (role) => {
    expect(verdict(reissued(sodium, cast, { staff: { role } }))).toBe('wrong-role');
  });

  it('is refused for anyone but whom was announced', () => {
    expect(verdict(withChain({ staffId: 'staff-00000000000000BB' }))).toBe('wrong-person');
    expect(verdict(reissued(sodium, cast, { staff: { staffId: 'staff-00000000000000BB' } }))).toBe('wrong-person');
  });

  it('is refused with a duty certificate of somebody else, or of an earlier staff certificate', () => {
    const colleague = makeCast(sodium);
    expect(verdict(withChain({ dutyCertificate: colleague.anchor.chain.dutyCertificate }))).toBe('bad-duty-signature');
    const renewed = reissued(sodium, cast, { staff: { notAfter: NOW_SECONDS + 1000 } });
    const { dutyCertificate } = anchor.chain;
    expect(verdict({ chain: { ...renewed.chain, dutyCertificate } })).toBe('bad-duty-signature');
    const staffCertificateHash = certificateHash(sodium, anchor.chain.staffCertificate);
    const forged = reissued(sodium, { ...cast, identity: colleague.identity }, { duty: { staffCertificateHash } });
    expect(verdict(withChain({ dutyCertificate: forged.chain.dutyCertificate }))).toBe('bad-duty-signature');
  });

  it('is refused with an identity key of small order', () => {
    for (const hex of SMALL_ORDER_ED25519) {
      const chain = reissued(sodium, cast, { staff: { identityKey: sodium.from_hex(hex) } });
      expect(verdict(chain)).toBe('bad-duty-signature');
    }
  });

  it('is refused with duty keys that no handshake can be made to', () => {
    for (const hex of SMALL_ORDER_X25519) {
      expect(verdict(reissued(sodium, cast, { duty: { x25519: sodium.from_hex(hex) } }))).toBe('malformed');
    }
    const unreduced = cast.duty.xwing.slice().fill(0xff, 0, 1152);
    expect(verdict(reissued(sodium, cast, { duty: { xwing: unreduced } }))).toBe('malformed');
    const smallOrder = cast.duty.xwing.slice().fill(0, 1184);
    expect(verdict(reissued(sodium, cast, { duty: { xwing: smallOrder } }))).toBe('malformed');
  });

  it('is taken with new duty keys of the same person', () => {
    const keys = makeDutyKeys(sodium);
    const duty = { x25519: keys.x25519.publicKey, xwing: keys.xwing.publicKey };
    expect(verdict(reissued(sodium, cast, { duty }))).toBe('ok');
  });
});

describe('C9: times', () => {
  const certificates = {
    staff: (notBefore: number, notAfter: number) => reissued(sodium, cast, { staff: { notBefore, notAfter } }),
    duty: (notBefore: number, notAfter: number) => reissued(sodium, cast, { duty: { notBefore, notAfter } }),
  };

  it.each(['staff', 'duty'] as const)('a %s certificate is expired a second after its last', (which) => {
    expect(verdict(certificates[which](NOW_SECONDS - 100, NOW_SECONDS))).toBe('ok');
    expect(verdict(certificates[which](NOW_SECONDS - 100, NOW_SECONDS - 1))).toBe('expired');
  });

  it.each(['staff', 'duty'] as const)(
    'a %s certificate is not valid earlier than the clock tolerance before its first',
    (which) => {
      const first = NOW_SECONDS + CLOCK_TOLERANCE_SECONDS;
      expect(verdict(certificates[which](first, first + 100))).toBe('ok');
      expect(verdict(certificates[which](first + 1, first + 100))).toBe('not-yet-valid');
    },
  );

  it('a duty certificate of 16 hours is good to its last second', () => {
    const duty = certificates.duty(NOW_SECONDS - DUTY_MAX_SECONDS, NOW_SECONDS);
    expect(verdict(duty)).toBe('ok');
    expect(verdict(duty, { nowSeconds: NOW_SECONDS + 1 })).toBe('expired');
  });
});

describe('C9: revocation', () => {
  const hash = certificateHash(sodium, anchor.chain.staffCertificate);

  it('a revoked certificate is refused, wherever it stands in the list', () => {
    for (const byte of [0x00, 0xff]) {
      expect(verdict(revocations({ revoked: [new Uint8Array(32).fill(byte), hash] }))).toBe('revoked');
    }
    expect(verdict(revocations({ revoked: [hash] }))).toBe('revoked');
    expect(verdict(revocations({ revoked: [] }))).toBe('ok');
  });

  it('a list older than one seen in this tab is refused', () => {
    expect(verdict(revocations({ serial: 6 }), { lowestSerial: 7 })).toBe('stale-revocations');
    expect(verdict(revocations({ serial: 7 }), { lowestSerial: 7 })).toBe('ok');
    expect(verdict(revocations({ serial: 8 }), { lowestSerial: 7 })).toBe('ok');
  });

  it('no list is taken only as long as none was seen', () => {
    const none = withChain({ revocations: new Uint8Array(0) });
    expect(verifyChain(sodium, { ...anchor, ...none }, conditions)).toMatchObject({ ok: true, serial: 0 });
    expect(verdict(none, { lowestSerial: 1 })).toBe('stale-revocations');
  });
});
