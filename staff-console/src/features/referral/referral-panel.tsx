import type { KeptEntry, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { ProposalReason, ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { OfferMode, ReferralTarget, Wanted } from '@dorren/shared/protocol/referral.ts';
import type { ColleagueOnDuty } from '@dorren/shared/protocol/staff-messages.ts';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import type { Conversation } from '../../lib/staff-state.ts';
import { CardStep } from './card-step.tsx';
import { ConsultStep } from './consult-step.tsx';
import { ContactStepList, useWhomOf } from './contact-step.tsx';
import { DirectoryStep } from './directory-step.tsx';
import { Menu } from './menu.tsx';
import { ProposeStep } from './propose-step.tsx';
import { type ReferralPlan, type Step, summaryOf } from './referral-plan.ts';
import { ReturnStep } from './return-step.tsx';
import './referral.css';

export interface ReferralActions {
  /** Who is on duty now. */
  onAsk(): void;
  onPropose(mode: OfferMode, to: ReferralTarget, reason: ProposalReason, summary: readonly string[]): void;
  onConsult(to: ReferralTarget): void;
  onReturn(wanted: Wanted): void;
  /** False when nothing was taken. */
  onGive(card: ReferralCard): boolean;
}

interface ReferralPanelProps extends ReferralActions {
  conversation: Conversation;
  number: number;
  staffId: string;
  nameShown: string;
  online: boolean;
  plan: ReferralPlan;
  colleagues: readonly ColleagueOnDuty[] | null;
  /** Null until it is there. */
  directory: StaffDirectory | null;
  directoryFailed: boolean;
  onReloadDirectory(): void;
  onPlan(plan: ReferralPlan): void;
  onClose(): void;
}

/** Everything that can be done so that the youth gets further: the menu, and one step at a time. */
export function ReferralPanel(props: ReferralPanelProps) {
  const { conversation, number, plan, onPlan, onClose } = props;
  const t = useMessages();
  const panel = useRef<HTMLElement>(null);
  const whomOf = useWhomOf();
  const { step } = plan;
  const go = (next: Step) => onPlan({ ...plan, step: next, given: null });
  const back = () => go(step === 'card' ? 'directory' : 'menu');

  // Into the panel when it opens, and to the top of each step.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another step is shown
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    panel.current?.querySelector('.referral-step')?.scrollTo({ top: 0 });
  }, [step]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (event.target !== panel.current) panel.current?.focus();
    else if (step === 'menu') onClose();
    else back();
  };

  const absent = new Set([props.staffId, conversation.other?.staffId]);
  const colleagues = props.colleagues?.filter(({ staffId }) => !absent.has(staffId)) ?? null;
  const competences = props.directory?.competences ?? [];
  const picked = props.directory?.entries.find(({ entry }) => entry.id === plan.picked) ?? null;
  const { nameShown, online, onAsk } = props;

  return (
    <section
      ref={panel}
      className="referral"
      aria-label={t['referral.title']({ number })}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className="referral-head">
        {step !== 'menu' && (
          <Button look="quiet" size="small" onPress={back}>
            {t['referral.back']()}
          </Button>
        )}
        <h2>{step === 'menu' ? t['referral.title']({ number }) : titleOf(t, step)}</h2>
        <IconButton label={t['referral.close']()} icon="close" onPress={onClose} />
      </header>
      <div className="referral-step">
        {step === 'menu' && <Menu conversation={conversation} onStep={go} />}
        {step === 'directory' && (
          <DirectoryStep
            profile={conversation.profile}
            directory={props.directory}
            failed={props.directoryFailed}
            picked={picked}
            given={plan.given}
            onPick={(kept) => onPlan({ ...plan, picked: kept?.entry.id ?? null, telephone: 0, given: null })}
            onCard={() => go('card')}
            onContact={(kept: KeptEntry) =>
              onPlan({ ...plan, step: 'contact', contact: { ...plan.contact, whom: whomOf(kept) } })
            }
            onReload={props.onReloadDirectory}
          />
        )}
        {step === 'card' && picked !== null && props.directory !== null && (
          <CardStep
            conversation={conversation}
            kept={picked}
            directory={props.directory}
            nameShown={nameShown}
            telephone={plan.telephone}
            onTelephone={(telephone) => onPlan({ ...plan, telephone })}
            onGive={props.onGive}
            onGiven={(given) => onPlan({ ...plan, step: 'directory', given })}
          />
        )}
        {step === 'consultation' && (
          <ConsultStep
            {...{ conversation, online, colleagues, competences, onAsk }}
            target={plan.target}
            onTarget={(target) => onPlan({ ...plan, target })}
            onConsult={(to) => {
              props.onConsult(to);
              go('menu');
            }}
          />
        )}
        {(step === 'join' || step === 'handover') && (
          <ProposeStep
            {...{ conversation, nameShown, online, plan, colleagues, competences, onPlan, onAsk }}
            mode={step}
            onPropose={() => {
              if (plan.target === null) return;
              props.onPropose(step, plan.target, plan.reason, summaryOf(plan));
              go('menu');
            }}
          />
        )}
        {step === 'return' && (
          <ReturnStep
            {...{ conversation, number, online, competences }}
            wanted={plan.wanted}
            onWanted={(wanted) => onPlan({ ...plan, wanted })}
            onReturn={() => {
              props.onReturn(plan.wanted);
              go('menu');
            }}
          />
        )}
        {step === 'contact' && (
          <ContactStepList
            list={plan.contact}
            onList={(contact) => onPlan({ ...plan, contact })}
            onSearch={() => go('directory')}
          />
        )}
      </div>
    </section>
  );
}

function titleOf(t: ReturnType<typeof useMessages>, step: Exclude<Step, 'menu'>): string {
  return step === 'card' ? t['referral.card.title']() : t[`referral.step.${step}`]();
}
