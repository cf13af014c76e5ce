/** The first administrator's way through the set-up; pure, so that no step can be skipped. */

/** What is asked before any key is made. */
export interface SetUpForm {
  centreName: string;
  nameShown: string;
  organisation: string;
  username: string;
}

export interface RootBackup {
  fileName: string;
  content: string;
  /** Of the root's public half, for posters. */
  fingerprint: string;
}

export type SetUpStep = 'about' | 'key' | 'confirm' | 'open';
export const SET_UP_STEPS: readonly SetUpStep[] = ['about', 'key', 'confirm', 'open'];

export interface SetUpState {
  step: SetUpStep;
  form: SetUpForm;
  passphrase: string;
  backup: RootBackup | null;
  /** The backup was taken out of the tab, by download or print. */
  taken: boolean;
  /** The backup was opened again, and it holds this key. */
  confirmed: boolean;
}

export const FIRST_SET_UP_STATE: SetUpState = {
  step: 'about',
  form: { centreName: '', nameShown: '', organisation: '', username: '' },
  passphrase: '',
  backup: null,
  taken: false,
  confirmed: false,
};

export type SetUpEvent =
  | { type: 'about-given'; form: SetUpForm; passphrase: string }
  | { type: 'key-made'; backup: RootBackup }
  | { type: 'backup-taken' }
  | { type: 'to-confirm' }
  | { type: 'backup-confirmed' }
  | { type: 'back' };

export function setUpReducer(state: SetUpState, event: SetUpEvent): SetUpState {
  switch (event.type) {
    case 'about-given':
      return state.step === 'about' ? { ...state, step: 'key', form: event.form, passphrase: event.passphrase } : state;
    case 'key-made':
      return state.step === 'key' && state.backup === null ? { ...state, backup: event.backup } : state;
    case 'backup-taken':
      return state.step === 'key' && state.backup !== null ? { ...state, taken: true } : state;
    case 'to-confirm':
      return state.step === 'key' && state.taken ? { ...state, step: 'confirm' } : state;
    case 'backup-confirmed':
      return state.step === 'confirm' ? { ...state, step: 'open', confirmed: true } : state;
    case 'back':
      return state.step === 'confirm' ? { ...state, step: 'key' } : state;
  }
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;

export function isUsername(text: string): boolean {
  return USERNAME.test(text);
}

/** A username out of a name: `Åsa Ek` gives `asa.ek`. May be empty. */
export function suggestUsername(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, '')
    .trim()
    .replace(/[\s-]+/g, '.')
    .slice(0, 40);
}
