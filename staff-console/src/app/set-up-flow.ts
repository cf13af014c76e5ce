/** The first administrator's keys, between the set-up's steps: they live here and nowhere else until the centre is open. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { SetUpActions } from '../features/set-up/set-up.tsx';
import type { SetUpForm } from '../features/set-up/set-up-state.ts';
import { makeCredentials } from '../lib/identity.ts';
import { certifyStaff, makeId, makeRootKey, openBackup, type RootKey } from '../lib/root-key.ts';
import { keyFingerprint, wipeSigningKey } from '../lib/signing-key.ts';
import { outcomeOf, painted, refusalOf } from './asking.ts';
import { api, sodium as loadSodium } from './platform.ts';
import { openSession, type Session } from './session.ts';
import { validFor } from './validity.ts';

/** The first administrator's own certificate; they certify themselves anew later. */
const FIRST_CERTIFICATE_MONTHS = 12;

/** `onOpen`: the centre is open and its first administrator signed in. */
export function setUpFlow(token: string, onOpen: (session: Session) => void): SetUpActions {
  let root: RootKey | null = null;

  return {
    async makeRoot(centreName, backupPassphrase) {
      const sodium = await loadSodium();
      await painted();
      const made = makeRootKey(sodium, centreName.trim(), backupPassphrase);
      root = made.root;
      const fingerprint = keyFingerprint(sodium, made.root.publicKey);
      return { fileName: `dorren-${fingerprint.slice(0, 4)}-root-key.json`, content: made.backup, fingerprint };
    },

    async checkBackup(content, passphrase) {
      const sodium = await loadSodium();
      await painted();
      const opened = openBackup(sodium, content, passphrase, root?.centre.rootKey ?? '');
      if (!opened.ok) return opened.code;
      wipeSigningKey(sodium, opened.root);
      return null;
    },

    async open(form, passphrase) {
      if (root === null) return 'out-of-state';
      const code = await openCentre(root, token, form, passphrase);
      if (code !== null) return code;
      wipeSigningKey(await loadSodium(), root);
      root = null;
      const session = await outcomeOf(openSession(form.username, passphrase));
      if (!session.ok) return session.code;
      onOpen(session.value);
      return null;
    },
  };
}

async function openCentre(
  root: RootKey,
  token: string,
  form: SetUpForm,
  passphrase: string,
): Promise<RefusalCode | null> {
  const sodium = await loadSodium();
  await painted();
  const { username } = form;
  const nameShown = form.nameShown.trim();
  const organisation = form.organisation.trim();
  const { credentials, identity } = makeCredentials(sodium, username, passphrase);
  wipeSigningKey(sodium, identity);
  const staffId = makeId(sodium);
  const staffCertificate = certifyStaff(sodium, root, {
    staffId,
    identityKey: credentials.identityKey,
    role: 'administrator',
    organisation,
    nameShown,
    ...validFor(FIRST_CERTIFICATE_MONTHS, Date.now()),
  });
  const body = { centre: root.centre, staffId, username, nameShown, organisation, credentials, staffCertificate };
  return refusalOf(api.setUp(token, body));
}
