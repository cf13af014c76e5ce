import { describe, expect, it } from 'vitest';
import { Proposals } from './proposals.ts';
import type { Counsellor } from './state.ts';

const MARIA: Counsellor = { nameShown: 'Maria', organisation: 'Centrum', role: 'counsellor' };
const JONAS: Counsellor = { nameShown: 'Jonas', organisation: 'Regionen', role: 'counsellor' };
const OFFER = 'a';
const THEIRS = { notice: 'region', version: '1', language: 'sv', level: 'easy' } as const;

function proposed(acknowledged: typeof THEIRS | null): Proposals {
  const proposals = new Proposals();
  const offered = { offer: OFFER, mode: 'handover', staffId: 'jonas', person: JONAS, notice: 'region' } as const;
  proposals.offered({ ...offered, acknowledged });
  const proposal = { offer: OFFER, mode: 'handover', staffId: 'jonas', reason: 'competence' } as const;
  proposals.proposed({ ...proposal, summary: ['one', 'two'], epoch: 1, from: MARIA });
  return proposals;
}

describe('a proposal of one who is bound by another notice', () => {
  it('N6: takes no yes without theirs, and any other answer', () => {
    const proposals = proposed(null);
    expect(proposals.shown?.noticeToRead).toBe('region');
    expect(proposals.answer(OFFER, 'yes', [], null)).toBeNull();
    expect(proposals.answer(OFFER, 'yes', [], { ...THEIRS, notice: 'main' })).toBeNull();
    expect(proposals.answer(OFFER, 'yes', [], THEIRS)).toEqual({
      ...{ t: 'consent', offer: OFFER, answer: 'yes', notice: THEIRS },
    });
    expect(proposed(null).answer(OFFER, 'no', [], null)).toMatchObject({ answer: 'no', notice: null });
  });

  it('N6: says again what was acknowledged before, in case the server never heard it', () => {
    const proposals = proposed(THEIRS);
    expect(proposals.shown?.noticeToRead).toBeNull();
    expect(proposals.answer(OFFER, 'yes', [], null)).toMatchObject({ notice: THEIRS });
  });

  it('N6: is asked anew when theirs was outdated, without the lines that were struck', () => {
    const proposals = proposed(null);
    proposals.answer(OFFER, 'yes', ['two'], THEIRS);
    proposals.outdated();
    expect(proposals.shown).toMatchObject({ agreed: null, noticeToRead: 'region', summary: ['two'] });
    expect(proposals.consentTo(OFFER)).toBeNull();
    expect(proposals.answer(OFFER, 'yes', ['one', 'two'], { ...THEIRS, version: '2' })).toMatchObject({
      notice: { version: '2' },
    });
    expect(proposals.consentTo(OFFER)?.lines).toEqual(['two']);
  });

  it('is not asked anew once it has been answered otherwise, or somebody is on the way in', () => {
    const refused = proposed(null);
    refused.answer(OFFER, 'no', [], null);
    refused.outdated();
    expect(refused.shown).toBeNull();
    const arriving = proposed(THEIRS);
    arriving.answer(OFFER, 'yes', [], null);
    arriving.arriving();
    arriving.outdated();
    expect(arriving.shown?.agreed).toBe('arriving');
  });
});
