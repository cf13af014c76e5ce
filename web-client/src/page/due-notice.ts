/** A notice that is to be read because of what the server says: a changed one, a claimer's, a colleague's (SPEC N4, N5, N6). */
import type { YouthState } from '../client/state.ts';
import type { Claim } from './notice-read.ts';
import type { Change, PageState } from './page-state.ts';
import { beginReading, outdate } from './reading.ts';

/** What the newest snapshot of the visit, `state.youth`, makes of what is read. */
export function becameDue(state: PageState, before: YouthState): Change {
  if (state.step.at !== 'visit') return unchanged(state);
  const claim = claimNow(state);
  const asked = claim?.at === 'asked' && (state.claim?.at !== 'asked' || state.claim.notice !== claim.notice);
  const followed = { ...state, claim, panel: asked ? null : state.panel };
  switch (followed.youth.visit.phase) {
    case 'outside':
    case 'waiting':
      return followed.youth.refusal === 'notice-outdated' ? outdated(followed) : unchanged(followed);
    case 'talking':
      return reopened({ ...followed, reading: inProposal(followed) }, before);
    default:
      return unchanged({ ...followed, reading: null });
  }
}

const unchanged = (state: PageState): Change => ({ state, effects: [] });

function claimNow({ claim, reading, youth }: PageState): Claim | null {
  const { visit } = youth;
  if (visit.phase !== 'waiting') return null;
  if (visit.claim === null) return claim && { ...claim, at: 'over' };
  if (claim?.notice === visit.claim && claim.at !== 'over') return claim;
  // Told again after the line was lost: what was read is not lost with it.
  const isRead = reading?.why === 'claim' && reading.notice === visit.claim;
  return { notice: visit.claim, at: isRead ? 'reading' : 'asked' };
}

function outdated(state: PageState): Change {
  const { claim, reading } = state;
  if (claim?.at === 'agreed') {
    const { notice } = claim;
    return beginReading(outdate({ ...state, claim: { notice, at: 'reading' } }, notice), 'claim', notice);
  }
  // The door's; a claim is over with it, and that is told in a moment.
  if (reading?.why === 'changed' || claim?.at === 'asked' || claim?.at === 'reading') return unchanged(state);
  const known = state.acknowledged === null ? state : outdate(state, state.acknowledged.notice);
  return beginReading({ ...known, acknowledged: null, panel: null }, 'changed', null);
}

/** A `yes` that came back: their notice is another than was acknowledged, and is shown before it is asked again. */
function reopened(state: PageState, before: YouthState): Change {
  const proposal = proposalIn(state.youth);
  const earlier = proposalIn(before);
  const isReopened = earlier?.agreed === 'asked' && proposal?.offer === earlier.offer && proposal.agreed === null;
  if (!isReopened || proposal.noticeToRead === null) return unchanged(state);
  const known = outdate(state, proposal.noticeToRead);
  if (state.panel !== null) return unchanged(known);
  return beginReading({ ...known, panel: 'proposal' }, 'proposal', proposal.noticeToRead);
}

function inProposal({ panel, reading }: PageState): PageState['reading'] {
  return panel === 'proposal' && reading?.why === 'proposal' ? reading : null;
}

function proposalIn({ visit }: YouthState) {
  return visit.phase === 'talking' ? visit.proposal : null;
}
