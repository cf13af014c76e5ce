import type { ComponentChildren } from 'preact';
import { ReadAgain } from '../notice/read-again.tsx';
import { isReadInVisit } from '../page/notice-read.ts';
import { formPanel } from '../page/page-state.ts';
import { AtTheDoor } from '../parts/at-the-door.tsx';
import { Emergency } from '../parts/emergency.tsx';
import { Helplines } from '../parts/helplines.tsx';
import { About } from './about.tsx';
import { ClaimAgreed, ClaimAsked } from './claim.tsx';
import { Ended } from './ended.tsx';
import { FormPanel } from './form-panel.tsx';
import { LeavePanel } from './leave-panel.tsx';
import { NoticeComing } from './notice-coming.tsx';
import { ProposalPanel } from './proposal.tsx';
import type { InsideProps } from './props.ts';
import { Queue } from './queue.tsx';
import { Refused } from './refused.tsx';
import { Talk } from './talk.tsx';

/** What the visit's phase asks for. */
export function Inside(props: InsideProps) {
  const { state, insideWords } = props;
  const { visit, refusal } = state.youth;
  if (state.step.at === 'left') return <Ended {...props} by="youth" />;
  if (state.reading && isReadInVisit(state)) return <NoticeComing {...props} reading={state.reading} />;
  switch (visit.phase) {
    case 'outside':
      if (refusal) return <Refused {...props} visit={visit} code={refusal} />;
      return <AtTheDoor heading={props.words['between.joining']()} />;
    case 'joining':
      if (refusal) return <Works {...props} />;
      return <AtTheDoor heading={props.words['between.joining']()} />;
    case 'waiting':
      if (state.claim?.at === 'asked') return <ClaimAsked {...props} />;
      if (state.claim?.at === 'agreed') return <ClaimAgreed {...props} />;
      return <Queue {...props} visit={visit} />;
    case 'verifying':
      return (
        <AtTheDoor
          heading={insideWords['queue.verifying']()}
          text={insideWords[visit.slow ? 'queue.verifyingSlow' : 'queue.verifyingText']()}
        />
      );
    case 'talking':
      return <Talk {...props} visit={visit} />;
    case 'ended':
      return <Ended {...props} by={visit.by} />;
  }
}

/** Many want in: nothing to do but wait a moment, and others to turn to meanwhile. */
function Works({ state, words, insideWords }: InsideProps) {
  return (
    <>
      <AtTheDoor heading={words['between.joining']()} text={insideWords['queue.works']()} />
      <Emergency words={words} />
      <Helplines words={words} list={state.content.helplines} />
    </>
  );
}

/** What lies over it, if anything; the screen beneath stays as it is. */
export function insidePanel(props: InsideProps): ComponentChildren {
  const { visit } = props.state.youth;
  if (props.state.panel === 'leave') return <LeavePanel {...props} />;
  if (props.state.panel === 'notice' && props.reader) return <ReadAgain {...props} reader={props.reader} />;
  if (visit.phase !== 'talking') return null;
  if (props.state.panel === 'about') return <About {...props} visit={visit} />;
  // The newest of them is the one that can be sent.
  const form = visit.messages.findLast((entry) => entry.kind === 'form' && formPanel(entry) === props.state.panel);
  if (form?.kind === 'form') return <FormPanel key={props.state.panel} {...props} visit={visit} entry={form} />;
  if (props.state.panel === 'proposal' && visit.proposal !== null) {
    return <ProposalPanel key={visit.proposal.offer} {...props} visit={visit} proposal={visit.proposal} />;
  }
  return null;
}
