import { Component } from 'preact';
import type { Proposal } from '../client/state.ts';
import { readOf } from '../page/reading.ts';
import { Notice } from '../views/notice.tsx';
import { Icon } from './icons.tsx';
import { roleOf } from './people.tsx';
import type { PhaseProps } from './props.ts';

type Props = PhaseProps<'talking'> & { proposal: Proposal };

/**
 * Somebody else is proposed: who, why, what would be passed on. Nothing happens before the youth has said yes, and read the notice that they
 * are bound by, if it is another (SPEC N6).
 */
export class ProposalPanel extends Component<Props, { struck: readonly number[] }> {
  override state = { struck: [] as readonly number[] };

  #strike = (line: number) => {
    const { struck } = this.state;
    this.setState({ struck: struck.includes(line) ? struck.filter((one) => one !== line) : [...struck, line] });
  };

  #yes = () => {
    const { proposal, answer } = this.props;
    const left = proposal.summary.filter((_, line) => !this.state.struck.includes(line));
    answer(proposal.offer, 'yes', left, this.#theirs?.acknowledged ?? null);
  };

  /** Of the notice that is to be read. */
  get #theirs() {
    const { noticeToRead } = this.props.proposal;
    return noticeToRead === null ? null : readOf(this.props.state, noticeToRead);
  }

  override render(props: Props, { struck }: { struck: readonly number[] }) {
    const { proposal, insideWords: words, answer, send } = props;
    const { reading } = props.state;
    if (reading?.why === 'proposal') return <Notice {...props} reading={reading} />;
    const { person, from, mode, offer, noticeToRead } = proposal;
    const isUnread = noticeToRead !== null && this.#theirs === null;
    const names = { name: person.nameShown, from: from.nameShown };
    return (
      <>
        <h1 tabIndex={-1}>{words[`proposal.heading.${mode}`](names)}</h1>
        <p class="lead">{words[`proposal.reason.${proposal.reason}`](names)}</p>
        <div class="card proposed">
          <p class="proposed-name" translate={false}>
            <bdi>{person.nameShown}</bdi>
          </p>
          <p class="soft">{roleOf(person, words)}</p>
          <p class="small checked">
            <Icon name="checked" /> {words['talk.checked']()}
          </p>
        </div>
        <p>{words[`proposal.then.${mode}`](names)}</p>
        {noticeToRead !== null && (
          <p class={isUnread ? 'note' : 'small checked'}>
            {!isUnread && <Icon name="sent" />} {words[isUnread ? 'proposal.notice' : 'proposal.noticeRead'](names)}
          </p>
        )}
        <fieldset class="passed-on">
          <legend>{words['proposal.summary'](names)}</legend>
          {proposal.summary.length === 0 && <p class="soft">{words['proposal.nothing']()}</p>}
          {proposal.summary.length > 0 && <p class="soft small">{words['proposal.strike']()}</p>}
          {proposal.summary.map((text, line) => (
            <label key={line} class={struck.includes(line) ? 'line struck' : 'line'}>
              <input
                type="checkbox"
                autocomplete="off"
                checked={!struck.includes(line)}
                onChange={() => this.#strike(line)}
              />
              <span dir="auto" translate={false}>
                {text}
              </span>
            </label>
          ))}
          {Object.keys(props.state.profile).length > 0 && <p class="soft small">{words['proposal.answered']()}</p>}
        </fieldset>
        <p class="soft small">
          {words[proposal.reason === 'shift-ends' ? 'proposal.freeShiftEnds' : 'proposal.free'](names)}
        </p>
        <div class="actions">
          {isUnread ? (
            <button type="button" class="primary" data-answer="read" onClick={() => send({ on: 'read-theirs' })}>
              {words['proposal.readNotice']()}
            </button>
          ) : (
            <button type="button" class="primary" data-answer="yes" onClick={this.#yes}>
              {words['proposal.yes'](names)}
            </button>
          )}
          <button
            type="button"
            class="secondary"
            data-answer="not-yet"
            onClick={() => answer(offer, 'not-yet', [], null)}
          >
            {words['proposal.notYet']()}
          </button>
          <button type="button" class="secondary" data-answer="no" onClick={() => answer(offer, 'no', [], null)}>
            {words['proposal.no']()}
          </button>
          <button type="button" class="quiet" onClick={() => send({ on: 'close-panel' })}>
            {words['proposal.later']()}
          </button>
        </div>
      </>
    );
  }
}

/** In the conversation: that there is a proposal, or how far an agreed one has come. */
export function ProposalNote({ proposal, visit, insideWords: words, send }: Props) {
  const { person, from, mode, agreed } = proposal;
  const names = { name: person.nameShown, from: from.nameShown };
  if (agreed !== null) {
    // Nobody is said to be still there whose line is gone.
    const isThere = visit.people.some(({ nameShown, present }) => present && nameShown === from.nameShown);
    const alone = { asked: 'proposal.askedAlone', arriving: 'proposal.arriving.join' } as const;
    return <p class="note small">{words[isThere ? (`proposal.${agreed}.${mode}` as const) : alone[agreed]](names)}</p>;
  }
  return (
    <div class="note proposal-note">
      <p>{words[`proposal.note.${mode}`](names)}</p>
      <button
        type="button"
        class="secondary"
        data-proposal="read"
        onClick={() => send({ on: 'open', panel: 'proposal' })}
      >
        {words['proposal.read']()}
      </button>
    </div>
  );
}
