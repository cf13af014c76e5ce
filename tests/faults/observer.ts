/** Knows everything that is sent, and looks at everything that is shown. */
import type { EndedBy } from '@dorren/shared/protocol/codes.ts';
import { Findings } from './findings.ts';
import { Frames } from './frames.ts';
import { Words } from './words.ts';

export class Observer {
  readonly findings = new Findings();
  readonly words = new Words(this.findings);
  readonly frames = new Frames(this.findings);

  /** Redis, or the line of somebody, has been made to forget what went on: only then may the service. */
  mayForget = false;

  readonly #endedByStaff = new Set<string>();

  /** A counsellor ends it. A youth whose line is down just then finds nothing there any more (SPEC C10). */
  endedByStaff(conversation: string): void {
    this.#endedByStaff.add(conversation);
  }

  /** A youth whose tab lives is told how the visit ended. No fault lasts as long as a youth may be away. */
  ended(tab: string, conversation: string | null, by: EndedBy | 'service-lost'): void {
    const mayBeGone = this.mayForget || (conversation !== null && this.#endedByStaff.has(conversation));
    if (by === 'youth-vanished' || (by === 'service-lost' && !mayBeGone)) {
      this.findings.add('given up', `${tab} lives, and was told ${by}`);
    }
  }

  /** When nothing is broken any more: whatever has no end yet will have none. */
  judge(): void {
    this.words.judge();
    for (const word of this.words.all) {
      if (word.epoch === null || word.shownBy.length === 0) continue;
      for (const by of word.shownBy) {
        const staffId = this.#staffIds.get(by);
        if (staffId === undefined || this.frames.isParty(word.conversation, word.epoch, staffId)) continue;
        this.findings.add('opened by one who is out', `word ${word.id} of ${word.from} was shown by ${by}`);
      }
    }
  }

  readonly #staffIds = new Map<string, string>();

  /** Whose a console is. */
  console(tab: string, staffId: string): void {
    this.#staffIds.set(tab, staffId);
  }
}
