import type { ConcernOutcome } from '@dorren/shared/protocol/reporting-duty.ts';
import { ToggleButton } from 'react-aria-components';
import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { dutyButtonId } from './panel-id.ts';

interface DutyButtonProps {
  conversation: Conversation;
  outcome: ConcernOutcome | null;
  isOpen: boolean;
  onPress(): void;
}

/** Opens the reporting-duty panel, and says where the duty stands. */
export function DutyButton({ conversation, outcome, isOpen, onPress }: DutyButtonProps) {
  const t = useMessages();
  const { concern, concernOver } = conversation;
  const isLost = concernOver === 'lost' || concernOver === 'gone';
  const whose = concern === null ? undefined : concern.mine ? 'mine' : concern.taken ? 'colleagues' : 'not-mine';
  const state = whose === 'mine' ? (concern?.stage ?? 'concern') : (whose ?? (isLost ? 'lost' : (outcome?.is ?? null)));
  return (
    <ToggleButton
      id={dutyButtonId(conversation.id)}
      className="button duty-button"
      data-size="small"
      data-look="plain"
      data-concern={whose}
      isSelected={isOpen}
      onChange={onPress}
    >
      {t['reporting.button']()}
      {state !== null && <span className="duty-button-state">{t[`reporting.state.${state}`]()}</span>}
    </ToggleButton>
  );
}
