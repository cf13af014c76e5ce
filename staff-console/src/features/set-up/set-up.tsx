/** The centre's first hour: its root key is made and backed up here, and the first administrator gets an account. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useReducer } from 'react';
import type { BackupFault } from '../../components/backup-opener.tsx';
import { Entrance } from '../../components/entrance.tsx';
import { useMessages } from '../../components/messages.tsx';
import { About } from './about.tsx';
import { Confirm } from './confirm.tsx';
import { MakeKey } from './make-key.tsx';
import { OpenCentre } from './open-centre.tsx';
import {
  FIRST_SET_UP_STATE,
  type RootBackup,
  SET_UP_STEPS,
  type SetUpForm,
  type SetUpState,
  setUpReducer,
} from './set-up-state.ts';

export interface SetUpActions {
  /** Makes the centre's root key in this tab and wraps it for the backup. */
  makeRoot(centreName: string, backupPassphrase: string): Promise<RootBackup>;
  /** Opens the backup as anyone would later; null when it holds the key of this tab. */
  checkBackup(content: string, passphrase: string): Promise<BackupFault | null>;
  /** Makes the administrator's own key, certifies it, and opens the centre. Null when done: one is signed in. */
  open(form: SetUpForm, passphrase: string): Promise<RefusalCode | null>;
}

interface SetUpProps {
  actions: SetUpActions;
  demonstration: boolean;
  onLanguage(language: PageLanguage): void;
  /** Where to begin: the harness shows each step. */
  initial?: SetUpState;
}

export function SetUp({ actions, demonstration, onLanguage, initial = FIRST_SET_UP_STATE }: SetUpProps) {
  const t = useMessages();
  const [state, dispatch] = useReducer(setUpReducer, initial);
  const number = SET_UP_STEPS.indexOf(state.step) + 1;
  return (
    <Entrance
      title={t[`setUp.title.${state.step}`]()}
      lead={t[`setUp.lead.${state.step}`]()}
      demonstration={demonstration}
      onLanguage={onLanguage}
    >
      <p className="step-count">{t['setUp.step']({ number, all: SET_UP_STEPS.length })}</p>
      {state.step === 'about' && (
        <About onGiven={(form, passphrase) => dispatch({ type: 'about-given', form, passphrase })} />
      )}
      {state.step === 'key' && (
        <MakeKey
          backup={state.backup}
          taken={state.taken}
          accountPassphrase={state.passphrase}
          centreName={state.form.centreName}
          onMake={async (backupPassphrase) =>
            dispatch({ type: 'key-made', backup: await actions.makeRoot(state.form.centreName, backupPassphrase) })
          }
          onTaken={() => dispatch({ type: 'backup-taken' })}
          onContinue={() => dispatch({ type: 'to-confirm' })}
        />
      )}
      {state.step === 'confirm' && (
        <Confirm
          onCheck={actions.checkBackup}
          onConfirmed={() => dispatch({ type: 'backup-confirmed' })}
          onBack={() => dispatch({ type: 'back' })}
        />
      )}
      {state.step === 'open' && state.backup !== null && (
        <OpenCentre fingerprint={state.backup.fingerprint} onOpen={() => actions.open(state.form, state.passphrase)} />
      )}
    </Entrance>
  );
}
