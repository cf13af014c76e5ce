import { useEffect, useEffectEvent, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { Bubble } from '../../components/talk/bubble.tsx';
import { Composer } from '../../components/talk/composer.tsx';
import { TalkLog } from '../../components/talk/talk-log.tsx';
import { Working } from '../../components/working.tsx';
import type { Consultation } from '../../lib/staff-state.ts';
import { consultationKey, consultationPanelId } from './consultation-id.ts';
import './consultation.css';

interface ConsultationPanelProps {
  consultation: Consultation;
  /** Of the conversation it is about; null for the one who was asked. */
  number: number | null;
  draft: string;
  online: boolean;
  onDraft(text: string): void;
  onSend(text: string): boolean;
  onWriting(): void;
  onLook(): void;
  /** Ends it; once it is over, takes it off the screen. */
  onEnd(): void;
}

/** A talk between colleagues: another place, another colour, and said to be unseen by the youth wherever one writes. */
export function ConsultationPanel(props: ConsultationPanelProps) {
  const { consultation, number, draft, online } = props;
  const t = useMessages();
  const panel = useRef<HTMLElement>(null);
  const { colleague, asked, phase, messages, unread, writing } = consultation;
  const names = { name: colleague.nameShown };
  const last = messages.at(-1);
  const over = phase === 'ended' || phase === 'distrusted';

  const lookIfHere = useEffectEvent(() => {
    const here = panel.current?.contains(document.activeElement) && document.visibilityState === 'visible';
    if (unread > 0 && here) props.onLook();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at anew for every message that comes
  useEffect(() => {
    lookIfHere();
    document.addEventListener('visibilitychange', lookIfHere);
    return () => document.removeEventListener('visibilitychange', lookIfHere);
  }, [unread]);

  const arrive = () => {
    if (unread > 0) props.onLook();
  };

  return (
    <section
      ref={panel}
      id={consultationPanelId(consultationKey(consultation))}
      className="consultation"
      aria-label={t['consultation.title'](names)}
      data-phase={phase}
      tabIndex={-1}
      onFocus={arrive}
      onPointerDown={arrive}
    >
      <header className="consultation-head">
        <div className="consultation-name">
          <h2>{t['consultation.title'](names)}</h2>
          <p className="small">
            {t[`role.${colleague.role}`]()} · {colleague.organisation}
          </p>
        </div>
        {!over && (
          <Button look="clay" size="small" isDisabled={!online} onPress={props.onEnd}>
            {t['consultation.end']()}
          </Button>
        )}
      </header>
      <p className="consultation-unseen">
        <Icon name="shield" />
        <span>
          <strong>{t['consultation.unseen']()}</strong>{' '}
          {asked === 'of-me' ? t['consultation.ofMe'](names) : number !== null && t['consultation.about']({ number })}
        </span>
      </p>
      <PhaseWords consultation={consultation} />
      <TalkLog
        label={t['consultation.log'](names)}
        last={last?.number ?? 0}
        lastIsOwn={last?.from === 'counsellor'}
        writing={writing ? t['consultation.writing'](names) : null}
      >
        {messages.length === 0 && phase === 'talking' && <p className="empty">{t['consultation.begin']()}</p>}
        {messages.map((message) => (
          <Bubble
            key={message.number}
            message={message}
            author={message.from === 'counsellor' ? t['handover.you']() : colleague.nameShown}
            showsAuthor
          />
        ))}
      </TalkLog>
      {over ? (
        <footer className="consultation-over">
          <Button look="main" icon="close" onPress={props.onEnd}>
            {t['consultation.dismiss']()}
          </Button>
        </footer>
      ) : (
        <Composer
          label={t['consultation.composer'](names)}
          placeholder={t['consultation.placeholder'](names)}
          draft={draft}
          mayType={phase !== 'handshake'}
          canSend={consultation.canSend && phase !== 'handshake'}
          tools={() => <span className="small">{t['consultation.unseen']()}</span>}
          onDraft={props.onDraft}
          onSend={props.onSend}
          onWriting={props.onWriting}
        />
      )}
    </section>
  );
}

function PhaseWords({ consultation: { phase, colleague } }: { consultation: Consultation }) {
  const t = useMessages();
  const names = { name: colleague.nameShown };
  switch (phase) {
    case 'talking':
      return null;
    case 'handshake':
      return (
        <div className="phase-note">
          <Working>{t['consultation.phase.handshake']()}</Working>
        </div>
      );
    case 'away':
      return (
        <div className="phase-note">
          <Note icon="alert" role="status">
            {t['consultation.phase.away'](names)}
          </Note>
        </div>
      );
    case 'ended':
      return (
        <div className="phase-note">
          <Note icon="door" role="status">
            {t['consultation.phase.ended']()}
          </Note>
        </div>
      );
    case 'distrusted':
      return (
        <div className="phase-note">
          <Note tone="clay" icon="alert" role="alert">
            {t['consultation.phase.distrusted'](names)}
          </Note>
        </div>
      );
  }
}
