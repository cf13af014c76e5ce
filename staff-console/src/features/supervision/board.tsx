/** What a supervisor sees: how the house is doing, in counts. There is nothing here about any one person. */
import type { Supervision } from '@dorren/shared/protocol/staff-messages.ts';
import { wholeMinutes } from '../../components/durations.ts';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { SpokenStatus } from '../../components/status.tsx';
import { Working } from '../../components/working.tsx';
import { situation } from './situation.ts';
import './supervision.css';

export function Board({ counts, live }: { counts: Supervision | null; live: boolean }) {
  const t = useMessages();
  if (counts === null) {
    return (
      <section className="board">
        <Working>{t['app.loading']()}</Working>
      </section>
    );
  }
  const wait = (ms: number | null) =>
    ms === null ? t['board.none']() : t['board.minutes']({ minutes: wholeMinutes(ms) });
  const now = situation(counts);
  const sentence = t[`board.situation.${now}`]({ waiting: counts.waiting, freePlaces: counts.freePlaces });
  return (
    <section className="board" aria-labelledby="board-title">
      <h2 id="board-title">{t['board.title']()}</h2>
      <p className="board-situation" data-situation={now}>
        {sentence}
      </p>
      <SpokenStatus>{sentence}</SpokenStatus>
      {counts.concernsNotTakenOn > 0 && (
        <Note tone="clay" icon="alert" role="status">
          {t['board.concernsAlert']({ concerns: counts.concernsNotTakenOn })}
        </Note>
      )}
      {!live && <p className="soft">{t['board.notLive']()}</p>}
      <dl className="figures">
        <Figure name={t['board.waiting']()} value={counts.waiting} tone="glow" />
        <Figure name={t['board.longest']()} value={wait(counts.longestWaitMs)} />
        <Figure name={t['board.median']()} value={wait(counts.medianWaitMs)} />
        <Figure name={t['board.onDuty']()} value={counts.onDuty} tone="pine" />
        <Figure name={t['board.free']()} value={counts.freePlaces} tone="pine" />
        <Figure name={t['board.open']()} value={counts.open} />
        <Figure
          name={t['board.interrupted']()}
          value={counts.interrupted}
          {...(counts.interrupted > 0 ? { tone: 'clay' } : {})}
        />
        <Figure name={t['board.abandoned']()} value={counts.abandonedLastHour} />
        <Figure
          name={t['board.concerns']()}
          value={counts.concerns}
          {...(counts.concerns > 0 ? { tone: 'glow' } : {})}
        />
        <Figure
          name={t['board.concernsNotTakenOn']()}
          value={counts.concernsNotTakenOn}
          {...(counts.concernsNotTakenOn > 0 ? { tone: 'clay' } : {})}
        />
      </dl>
      <p className="soft small">{t['board.about']()}</p>
    </section>
  );
}

function Figure({ name, value, tone }: { name: string; value: number | string; tone?: 'glow' | 'pine' | 'clay' }) {
  return (
    <div className="figure" data-tone={tone}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
