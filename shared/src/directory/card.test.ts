import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { referralCard } from '../protocol/items.ts';
import { referralCardOf } from './card.ts';
import { ENTRIES } from './fixtures.ts';

describe('a card', () => {
  it.each(ENTRIES.map((entry) => [entry.id, entry] as const))('of %s is one, in every language', (_, entry) => {
    for (const language of ['sv', 'en', 'ar'] as const) {
      expect(v.parse(referralCard, referralCardOf(entry, 'ngo', language))).toBeDefined();
    }
  });

  it('is in the wanted language, or says that it is in Swedish', () => {
    const [jour] = ENTRIES;
    if (!jour) throw new Error('no entry');
    expect(referralCardOf(jour, 'ngo', 'en')).toMatchObject({ language: 'en', name: 'The Lantern girls’ shelter' });
    expect(referralCardOf(jour, 'ngo', 'ar')).toMatchObject({ language: 'sv', name: 'Tjejjouren Lyktan' });
  });

  it('has nothing of what only staff may see', () => {
    const secret = ENTRIES.find(({ staffNotes }) => staffNotes);
    if (!secret) throw new Error('no entry with notes');
    const card = JSON.stringify(referralCardOf(secret, 'social-services', 'sv'));
    expect(card).not.toContain('gruppledaren');
    expect(card).not.toContain('Vilhelmina');
  });

  it('has the telephone that is asked for, or none', () => {
    const [entry] = ENTRIES;
    if (!entry) throw new Error('no entry');
    const two = { ...entry, telephones: [...entry.telephones, { number: '08-465 004 13', label: null }] };
    expect(referralCardOf(two, 'ngo', 'sv', 1).telephone).toBe('08-465 004 13');
    expect(referralCardOf({ ...entry, telephones: [] }, 'ngo', 'sv').telephone).toBeNull();
  });
});
