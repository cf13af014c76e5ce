/** The desk's state and its shortcuts, bound to the snapshot. */
import { useCallback, useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { panelId } from '../features/conversation/panel-id.ts';
import { mayEnd } from '../features/conversation/parties.ts';
import { isBusy, type Shortcut, shortcutOf } from '../features/shortcuts/shortcut-map.ts';
import type { StaffActions, StaffState } from '../lib/staff-state.ts';
import { EMPTY_WORKSPACE, neighbour, QUEUE, withNumber, workspaceReducer } from './workspace.ts';

interface BesideShortcuts {
  onReferral(id: string): void;
  onReportingDuty(id: string): void;
  onConsultation(): void;
}

export function useDesk(state: StaffState, actions: StaffActions, beside: BesideShortcuts) {
  const [raw, dispatch] = useReducer(workspaceReducer, EMPTY_WORKSPACE);
  const ids = state.conversations.map(({ id }) => id);
  const workspace = workspaceReducer(raw, { type: 'conversations', ids });
  if (workspace !== raw) dispatch({ type: 'conversations', ids });

  const [help, setHelp] = useState(false);
  const [shortcuts, setShortcuts] = useState(true);
  const [dutyOpen, setDutyOpen] = useState(false);

  const go = useCallback((place: string) => {
    dispatch({ type: 'go', place });
    focusAfterDrawing(place);
  }, []);

  // One who has just been taken gets the focus, unless one is writing to somebody else.
  const known = useRef<readonly string[]>([]);
  useEffect(() => {
    const fresh = ids.filter((id) => !known.current.includes(id)).at(-1);
    known.current = ids;
    if (fresh !== undefined && !(document.activeElement instanceof HTMLTextAreaElement)) focusAfterDrawing(fresh);
  });

  const dismiss = (id: string) => {
    const next = neighbour({ ...workspace, current: id }, ids, 1);
    actions.dismiss(id);
    focusAfterDrawing(next === null || next === id ? QUEUE : next);
  };

  const perform = (shortcut: Shortcut) => {
    switch (shortcut.does) {
      case 'help':
        return setHelp(true);
      case 'take-next':
        if (state.duty.on && state.connection === 'online') actions.takeNext();
        return;
      case 'queue':
        return go(QUEUE);
      case 'duty':
        if (state.duty.on) setDutyOpen(true);
        return;
      case 'referral':
      case 'reporting-duty': {
        const id = ids.includes(workspace.current) ? workspace.current : ids[0];
        if (id === undefined) return;
        return shortcut.does === 'referral' ? beside.onReferral(id) : beside.onReportingDuty(id);
      }
      case 'consultation':
        return beside.onConsultation();
      case 'end': {
        const current = state.conversations.find(({ id }) => id === workspace.current);
        if (current && mayEnd(current)) {
          dispatch({ type: 'ending', id: current.id });
        }
        return;
      }
      case 'previous':
      case 'next': {
        const place = neighbour(workspace, ids, shortcut.does === 'next' ? 1 : -1);
        return place === null ? undefined : go(place);
      }
      case 'go': {
        const place = withNumber(workspace, shortcut.number);
        return place === null ? undefined : go(place);
      }
    }
  };

  // A text box that closes or goes while one writes must not turn the rest of the word into shortcuts.
  const wrote = useRef(false);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const busy = isBusy(event.target) || (wrote.current && event.target === document.body);
    const shortcut = shortcutOf(event, { busy, enabled: shortcuts });
    if (shortcut === null) return;
    event.preventDefault();
    perform(shortcut);
  });
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      wrote.current = isBusy(target);
    };
    const onPress = () => {
      wrote.current = false;
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerdown', onPress);
    };
  }, []);

  return {
    workspace,
    go,
    setDirectory: (open: boolean) => dispatch({ type: 'directory', open }),
    here: (id: string) => dispatch({ type: 'go', place: id }),
    dismiss,
    setDraft: (id: string, text: string) => dispatch({ type: 'draft', id, text }),
    setEnding: (id: string | null) => dispatch({ type: 'ending', id }),
    help,
    setHelp,
    shortcuts,
    setShortcuts,
    dutyOpen,
    setDutyOpen,
  };
}

/** Into the place's text box, or the place itself where there is none to write in. */
function focusAfterDrawing(place: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(place === QUEUE ? 'queue' : panelId(place));
    const target = element?.querySelector<HTMLElement>('textarea:not(:disabled)') ?? element;
    target?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}
