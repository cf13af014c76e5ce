import type { OfferStanding } from '@dorren/shared/protocol/staff-messages.ts';
import { Button } from '../../components/button.tsx';
import { type Messages, useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { TimeLeft } from '../../components/time-left.tsx';

interface OfferNoteProps {
  offer: OfferStanding;
  online: boolean;
  onWithdraw(): void;
}

/** One's own offer under way: where it stands, how long that can take, and that one is still there. */
export function OfferNote({ offer, online, onWithdraw }: OfferNoteProps) {
  const t = useMessages();
  return (
    <div className="phase-note" data-offer={offer.stage}>
      <Note tone="pine" icon="people">
        <p role="status">{stageInWords(t, offer)}</p>
        <p className="small">
          {offer.mode !== 'consultation' && <span>{t['handover.stillHere']()} </span>}
          <span className="time-left">
            {t['handover.timeLeft']()} <TimeLeft until={offer.deadline} />
          </span>
        </p>
        {offer.stage !== 'arriving' && (
          <Button size="small" isDisabled={!online} onPress={onWithdraw}>
            {t['handover.withdraw']()}
          </Button>
        )}
      </Note>
    </div>
  );
}

function stageInWords(t: Messages, { mode, stage, to }: OfferStanding): string {
  const names = { name: to.nameShown };
  if (mode === 'consultation') return t['handover.stage.consultation'](names);
  return t[`handover.stage.${mode}.${stage}`](names);
}
