import type { RoutineStep } from '@dorren/shared/protocol/routine.ts';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Working } from '../../components/working.tsx';
import { AcuteStep } from './acute-step.tsx';
import { AgeStep } from './age-step.tsx';
import { Begin } from './begin.tsx';
import { DutyHead } from './duty-head.tsx';
import type { DutyPanelProps, StepProps } from './duty-props.ts';
import { dutyState, isOwn, stepsDone } from './duty-state.ts';
import { stepAfter } from './guide.ts';
import { GuideLanguage, GuideMarks } from './guide-sections.tsx';
import { PoliceStep } from './police-step.tsx';
import { ReportStep } from './report-step.tsx';
import { StepNav } from './step-nav.tsx';
import { TellingStep } from './telling-step.tsx';
import { WhoStep } from './who-step.tsx';
import './duty.css';
import './steps.css';

/** The reporting duty in one conversation: where it stands, and the routine, one step at a time. */
export function DutyPanel(props: DutyPanelProps) {
  const { conversation, number, plan, online, routine, onPlan, onClose } = props;
  const t = useMessages();
  const panel = useRef<HTMLElement>(null);
  const { step } = plan;
  const state = dutyState(conversation, plan);
  const go = (next: RoutineStep) => onPlan({ ...plan, step: next });

  // Into the panel when it opens, and to the top of each step that one goes to; not when it follows one into another conversation.
  const body = useRef<HTMLDivElement>(null);
  const { id } = conversation;
  const shown = useRef({ id, step });
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    const before = shown.current;
    if (before.id === id && before.step === step) return;
    shown.current = { id, step };
    body.current?.scrollTo({ top: 0 });
    if (before.id === id) body.current?.focus({ preventScroll: true });
  }, [id, step]);

  // What one pressed can be gone with what it did: one is then still in the panel.
  const within = useRef(false);
  useEffect(() => {
    if (within.current && document.activeElement === document.body) body.current?.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    if (event.target === panel.current) onClose();
    else panel.current?.focus();
  };

  const next = stepAfter(step);
  const begun = isOwn(state);
  return (
    <section
      ref={panel}
      className="duty-panel"
      aria-label={t['reporting.title']({ number })}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={() => {
        within.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) within.current = false;
      }}
    >
      <header className="duty-panel-head">
        <h2>{t['reporting.title']({ number })}</h2>
        <IconButton label={t['reporting.close']()} icon="close" onPress={onClose} />
      </header>
      <DutyHead key={id} conversation={conversation} plan={plan} state={state} onNotice={props.onNotice} />
      <StepNav current={step} done={stepsDone(conversation, plan)} onStep={go} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div ref={body} className="duty-body" role="group" aria-label={t[`reporting.stepTitle.${step}`]()} tabIndex={-1}>
        <div key={id} className="stack">
          {!begun && <Begin conversation={conversation} state={state} online={online} onConcern={props.onConcern} />}
          <h3 className="only-spoken">{t[`reporting.stepTitle.${step}`]()}</h3>
          {routine === null ? (
            <RoutineComing failed={props.routineFailed} onReload={props.onReloadRoutine} />
          ) : (
            <>
              <GuideLanguage routine={routine} />
              <Step {...props} routine={routine} state={state} />
              <GuideMarks routine={routine} />
            </>
          )}
          {next !== null && (
            <div className="row">
              <Button onPress={() => go(next)}>
                {t['reporting.next']({ step: t[`reporting.stepTitle.${next}`]() })}
              </Button>
            </div>
          )}
        </div>
      </div>
    </section>
  );
}

function Step(props: StepProps) {
  switch (props.plan.step) {
    case 'acute':
      return <AcuteStep {...props} />;
    case 'age':
      return <AgeStep {...props} />;
    case 'telling':
      return <TellingStep {...props} />;
    case 'who':
      return <WhoStep {...props} />;
    case 'report':
      return <ReportStep {...props} />;
    case 'police':
      return <PoliceStep {...props} />;
  }
}

function RoutineComing({ failed, onReload }: { failed: boolean; onReload(): void }) {
  const t = useMessages();
  if (!failed) return <Working>{t['app.loading']()}</Working>;
  return (
    <Note tone="clay" icon="alert" role="alert">
      {t['reporting.routineFailed']()}
      <Button size="small" onPress={onReload}>
        {t['app.tryAgain']()}
      </Button>
    </Note>
  );
}
