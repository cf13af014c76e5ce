import type { CatalogueOptions } from '../../scripts/catalogue-plugin.ts';

/**
 * The page's catalogue: what is needed only once one has asked for a place is loaded apart, what only the console says is
 * left out.
 */
export const CATALOGUE: CatalogueOptions = {
  page: 'web-client',
  parts: {
    card: ['card.'],
    common: ['directory.open', 'door.wait', 'estimate.', 'exit.plain', 'help.', 'safety.open'],
    embedded: ['embedded.'],
    find: ['directory.backToQueue', 'directory.failed', 'directory.heading', 'directory.loading', 'find.'],
    front: [
      'demo.',
      'door.closed',
      'door.full',
      'door.nobody',
      'door.open',
      'facts.',
      'plain.',
      'practice.open',
      'start.',
    ],
    missing: ['notice.missing.'],
    practice: ['practice.'],
    safety: ['safety.'],
    inside: [
      'code.',
      'distrust.',
      'ended.',
      'event.',
      'form.',
      'leave.',
      'proposal.',
      'queue.',
      'refused.heading',
      'refused.restart',
      'restart.',
      'role.',
      'room.',
      'sign.',
      'talk.',
      'whatNow.',
    ],
  },
  omit: ['connection.', 'endedBy.'],
};
