import { formPanel } from '../page/page-state.ts';
import { trouble } from './announcement.ts';
import { Composer } from './composer.tsx';
import { Copying } from './copying.tsx';
import { Log } from './log.tsx';
import { People } from './people.tsx';
import { ProposalNote } from './proposal.tsx';
import type { InsideProps, PhaseProps } from './props.ts';
import { RestartSoon } from './restart-soon.tsx';

/** The conversation. */
export function Talk(props: PhaseProps<'talking'>) {
  const { state, insideWords, send, visit } = props;
  const { people, proposal } = visit;
  return (
    <Copying class="talk" insideWords={insideWords}>
      <div class="with">
        <People people={people} insideWords={insideWords} />
        <div class="with-actions">
          <button type="button" class="quiet" onClick={() => send({ on: 'open', panel: 'about' })}>
            {insideWords['talk.about']()}
          </button>
          <button type="button" class="quiet" onClick={() => send({ on: 'open', panel: 'leave' })}>
            {insideWords['talk.end']()}
          </button>
        </div>
      </div>
      <Log
        messages={visit.messages}
        opening={insideWords['talk.welcome']()}
        writing={writing(props)}
        language={state.language}
        words={insideWords}
        names={people.length > 1 || visit.messages.some(({ kind }) => kind === 'event')}
        again={props.say}
        openForm={(form) => send({ on: 'open', panel: formPanel(form) })}
      />
      <div class="talk-foot">
        {visit.differs && (
          <p class="note small problem" role="alert">
            {insideWords['room.differs']()}
          </p>
        )}
        {proposal && <ProposalNote {...props} proposal={proposal} />}
        <Trouble {...props} />
        {state.youth.shutdownInMs !== null && <RestartSoon words={insideWords} inMs={state.youth.shutdownInMs} />}
        <Composer {...props} />
      </div>
    </Copying>
  );
}

function writing({ visit, insideWords }: PhaseProps<'talking'>): string {
  const who = visit.people.find((person) => person.writing && person.present);
  return who ? insideWords['talk.writing']({ name: who.nameShown }) : '';
}

/** What stands between one and them just now, in the words that a screen reader is told as well. */
function Trouble(props: InsideProps) {
  const text = trouble(props.state, props.insideWords);
  return text === '' ? null : <p class="note small">{text}</p>;
}
