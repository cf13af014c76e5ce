/** The counsellor's desk: the queue at one side, the conversations side by side at the other. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { Competence, StaffDirectory } from '@dorren/shared/protocol/directory.ts';
import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { IconButton } from '../components/button.tsx';
import { Mark } from '../components/mark.tsx';
import { useMessages } from '../components/messages.tsx';
import { useLeaveWarning } from '../components/use-leave-warning.ts';
import { Arrivals } from '../features/arrivals/arrivals.tsx';
import { Rail } from '../features/conversation/rail.tsx';
import type { DirectoryActions } from '../features/directory/directory-actions.ts';
import { DirectoryView } from '../features/directory/directory-view.tsx';
import { DutyControl } from '../features/duty/duty-control.tsx';
import { OffDuty } from '../features/duty/off-duty.tsx';
import { Queue } from '../features/queue/queue.tsx';
import { look, NOTHING_SEEN } from '../features/queue/queue-news.ts';
import { Requests } from '../features/referral/requests.tsx';
import { useAsked } from '../features/referral/use-asked.ts';
import { RepliesEditor } from '../features/replies/replies-editor.tsx';
import { SettlingList } from '../features/reporting-duty/settling-list.tsx';
import { ShortcutsDialog } from '../features/shortcuts/shortcuts-dialog.tsx';
import type { StaffActions } from '../lib/staff-state.ts';
import { isShown } from './beside.ts';
import { BesidePanel } from './beside-panel.tsx';
import { ConsoleFrame, type FrameProps } from './console-frame.tsx';
import { ConversationPanels } from './conversation-panels.tsx';
import type { DutySource } from './duty-source.ts';
import { useBeside } from './use-beside.ts';
import { useDesk } from './use-desk.ts';
import { type Fetched, parts } from './use-fetched.ts';
import { useFreshDirectory } from './use-fresh-directory.ts';
import { useLettingGo } from './use-letting-go.ts';
import { useNews } from './use-news.ts';
import { ViewSwitch } from './view-switch.tsx';
import { QUEUE } from './workspace.ts';

const FIRST_LANGUAGES: readonly ConversationLanguage[] = ['sv'];
const FIRST_CAPACITY = 2;
const NO_REPLIES: Replies = [];
const NO_COMPETENCES: readonly Competence[] = [];

export interface CounsellorConsoleProps extends FrameProps {
  actions: StaffActions;
  directory: Fetched<StaffDirectory>;
  directoryActions: DirectoryActions;
  reportingDuty: DutySource;
  /** Null until they are there: they cannot be changed before they are known. */
  replies: Replies | null;
  /** Fingerprint of one's own key while it is not certified; null when it is. */
  uncertified: string | null;
  onCheckCertificate(): void;
  onReloadReplies(): void;
  onSaveReplies(replies: Replies): Promise<RefusalCode | null>;
}

export function CounsellorConsole(props: CounsellorConsoleProps) {
  const { state, actions, replies, uncertified, onCheckCertificate } = props;
  const t = useMessages();
  const [news, dismissNews] = useNews(state);
  const [editingReplies, setEditingReplies] = useState(false);
  const beside = useBeside(state);
  const desk = useDesk(state, actions, {
    onReferral: (id) => beside.togglePanel('referral', id),
    onReportingDuty: (id) => beside.togglePanel('duty', id),
    onConsultation: beside.nextConsultation,
  });
  const go = (place: string) => {
    beside.away();
    desk.go(place);
  };
  useLettingGo([...Object.keys(desk.workspace.numbers), ...beside.beside.keys]);
  const { current } = desk.workspace;
  if (current !== QUEUE) beside.follow(current);
  const directory = parts(props.directory);
  useFreshDirectory(props.directoryActions.reload, {
    panel: beside.beside.panel,
    entries: state.queue.entries,
    directory: directory.value,
  });
  const online = state.connection === 'online';
  const { conversations, duty, queue } = state;
  const held = conversations.filter(({ phase }) => phase !== 'ended' && phase !== 'distrusted').length;
  const unread = beside.unread + conversations.reduce((sum, conversation) => sum + conversation.unread, 0);
  // A conversation that one would take has its place already (SPEC N5).
  const freePlaces = Math.max(0, duty.capacity - held - state.claims.length);
  const concerned = state.settling.length > 0 || conversations.some(({ concern }) => concern?.mine === true);
  const asked = useAsked(state.requests);

  const [seen, setSeen] = useState(NOTHING_SEEN);
  const seenNow = look(seen, queue.entries, duty.on && online);
  if (seenNow !== seen) setSeen(seenNow);

  const openDirectory = (open: boolean) => {
    desk.setDirectory(open);
    if (open) props.directoryActions.reload();
  };

  const editReplies = () => {
    if (replies === null) props.onReloadReplies();
    setEditingReplies(true);
  };

  useLeaveWarning(held > 0 || concerned || beside.unfinished);

  return (
    <ConsoleFrame
      {...props}
      news={news}
      onNewsDismissed={dismissNews}
      unfinished={unfinishedInWords(t, { held, concerned, beside: beside.unfinished })}
      unread={unread}
      menu={[
        { id: 'replies', name: t['app.replies'](), onChoose: editReplies },
        { id: 'shortcuts', name: t['app.shortcuts'](), onChoose: () => desk.setHelp(true) },
      ]}
      tools={
        <>
          <ViewSwitch directory={desk.workspace.directory} unread={unread} onDirectory={openDirectory} />
          <DutyControl
            duty={duty}
            online={online}
            held={held}
            isOpen={desk.dutyOpen}
            onOpen={desk.setDutyOpen}
            onDutyChange={(languages, capacity) => actions.dutyChange(languages, capacity)}
            onDutyOff={() => actions.dutyOff()}
          />
          <Arrivals arrivals={seenNow.arrivals + asked} />
          <IconButton label={t['app.shortcuts']()} icon="keyboard" onPress={() => desk.setHelp(true)} />
        </>
      }
    >
      <SettlingList
        settling={state.settling}
        online={online}
        onOutcome={(id, outcome, age) => actions.concernOutcome(id, outcome, age)}
      />
      <Requests
        requests={state.requests}
        online={online}
        freePlaces={freePlaces}
        onAnswer={(offer, accept) => actions.answer(offer, accept)}
      />
      <main
        className="desk"
        data-shows={desk.workspace.current === QUEUE ? 'queue' : 'conversation'}
        data-empty={conversations.length === 0 || undefined}
        data-on-duty={duty.on || undefined}
        data-beside={isShown(beside.beside) ? (beside.beside.front ? 'front' : 'behind') : undefined}
        hidden={desk.workspace.directory}
      >
        <Queue
          entries={queue.entries}
          waiting={queue.waiting}
          claims={state.claims}
          online={online}
          onDuty={duty.on}
          freePlaces={freePlaces}
          languages={duty.languages}
          competences={directory.value?.competences ?? NO_COMPETENCES}
          onTake={(id) => actions.take(id)}
          onTakeNext={() => actions.takeNext()}
        />
        <div className="workspace">
          {conversations.length === 0 && !duty.on && (
            <OffDuty
              nameShown={state.nameShown}
              online={online}
              languages={duty.languages.length > 0 ? duty.languages : FIRST_LANGUAGES}
              capacity={duty.capacity || FIRST_CAPACITY}
              uncertified={uncertified}
              onCheckCertificate={onCheckCertificate}
              onDutyOn={(languages, capacity) => actions.dutyOn(languages, capacity)}
            />
          )}
          {conversations.length === 0 && duty.on && <NoConversation waiting={queue.waiting} />}
          {(conversations.length > 0 || isShown(beside.beside)) && (
            <Rail
              conversations={conversations}
              numbers={desk.workspace.numbers}
              current={desk.workspace.current}
              waiting={queue.waiting}
              beside={isShown(beside.beside) ? beside.unread : null}
              onBeside={beside.front}
              onGo={go}
            />
          )}
          {conversations.length > 0 && (
            <ConversationPanels {...{ state, actions, desk, beside }} replies={replies ?? NO_REPLIES} />
          )}
        </div>
        <BesidePanel
          state={state}
          actions={actions}
          desk={beside}
          numbers={desk.workspace.numbers}
          directory={directory}
          duty={props.reportingDuty}
          onReloadDirectory={props.directoryActions.reload}
        />
      </main>
      {desk.workspace.directory && (
        <main className="one-column" data-wide>
          <DirectoryView
            viewer="counsellor"
            directory={directory.value}
            failed={directory.failed}
            actions={props.directoryActions}
          />
        </main>
      )}
      <ShortcutsDialog
        isOpen={desk.help}
        enabled={desk.shortcuts}
        onEnabled={desk.setShortcuts}
        onClose={() => desk.setHelp(false)}
      />
      {editingReplies && replies !== null && (
        <RepliesEditor replies={replies} onSave={props.onSaveReplies} onClose={() => setEditingReplies(false)} />
      )}
    </ConsoleFrame>
  );
}

/** What would be lost by signing out; null for nothing. */
function unfinishedInWords(
  t: ReturnType<typeof useMessages>,
  { held, concerned, beside }: { held: number; concerned: boolean; beside: boolean },
): string | null {
  const sentences = [
    concerned && t['reporting.signOut'](),
    held > 0 ? t['app.signOutOpen']() : beside && t['referral.signOut'](),
  ].filter((sentence) => sentence !== false);
  return sentences.length === 0 ? null : sentences.join(' ');
}

function NoConversation({ waiting }: { waiting: number }) {
  const t = useMessages();
  return (
    <section className="welcome" aria-labelledby="no-conversation">
      <Mark large />
      <h2 id="no-conversation">{t['conversation.none']()}</h2>
      <p className="soft">{waiting > 0 ? t['conversation.noneAbout']() : t['conversation.noneCalm']()}</p>
    </section>
  );
}
