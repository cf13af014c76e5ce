import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import { skills as skillsSchema } from '@dorren/shared/protocol/staff-http.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';
import * as v from 'valibot';
import { makeCredentials } from '../staff-console/src/lib/identity.ts';
import { certifyStaff, makeId, makeRootKey, signRevocations } from '../staff-console/src/lib/root-key.ts';
import { type SignedIn, signIn } from '../staff-console/src/lib/sign-in.ts';
import { StaffApi } from '../staff-console/src/lib/staff-api.ts';
import people from './people.json' with { type: 'json' };

export interface SignIn {
  username: string;
  passphrase: string;
  role: Role;
}

interface Member {
  username: string;
  nameShown: string;
  teams?: readonly string[];
  competences?: readonly string[];
}

interface CentreOptions {
  origin: string;
  setUpToken: string;
  partners: readonly string[];
  sodium: SumoSodium;
}

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Makes the centre through the same interface and with the same libraries as the console: root key, administrator, staff who
 * are invited, accept and are certified. Gives the sign-ins for visitors, and the simulated colleague, signed in.
 */
export async function makeCentre({ origin, setUpToken, partners, sodium }: CentreOptions): Promise<{
  signIns: SignIn[];
  colleague: SignedIn;
}> {
  const api = new StaffApi({ origin, fetch });
  const { organisation, passphrase } = people;
  const notBefore = Math.floor(Date.now() / 1000) - 60;
  const certificateTimes = { notBefore, notAfter: notBefore + YEAR_SECONDS };
  const { root } = makeRootKey(sodium, people.centre, `${passphrase}, root`);

  const { username, nameShown } = people.administrator;
  const staffId = makeId(sodium);
  const { credentials } = makeCredentials(sodium, username, passphrase);
  const own = {
    staffId,
    identityKey: credentials.identityKey,
    role: 'administrator',
    organisation,
    nameShown,
  } as const;
  const staffCertificate = certifyStaff(sodium, root, { ...own, ...certificateTimes });
  const account = { staffId, username, nameShown, organisation, credentials, staffCertificate };
  await api.setUp(setUpToken, { centre: root.centre, ...account });
  const { token } = (await signIn(api, sodium, username, passphrase)).session;

  await api.publishRevocations(
    token,
    signRevocations(sodium, root, { previous: '', issuedAt: notBefore, certificates: [] }),
  );

  await api.changeSettings(token, { ...(await api.settings(token)), partners: [...partners] });

  const add = async (
    { teams, competences, ...person }: Member,
    role: Role,
    directoryOrganisation: string | null = null,
  ) => {
    const skills = v.parse(skillsSchema, { teams: teams ?? [], competences: competences ?? [] });
    const invitation = await api.invite(token, { ...person, organisation, role, directoryOrganisation, ...skills });
    const accepted = makeCredentials(sodium, person.username, passphrase).credentials;
    await api.acceptInvitation(invitation.token, accepted);
    if (role !== 'contact-person') {
      const certified = { staffId: invitation.staffId, identityKey: accepted.identityKey, role, organisation };
      const signed = { ...certified, nameShown: person.nameShown, ...certificateTimes };
      await api.certify(token, invitation.staffId, certifyStaff(sodium, root, signed));
    }
    return { username: person.username, passphrase, role };
  };
  const signIns: SignIn[] = [];
  for (const counsellor of people.counsellors) signIns.push(await add(counsellor, 'counsellor'));
  signIns.push(await add(people.supervisor, 'supervisor'));
  signIns.push({ username, passphrase, role: 'administrator' });
  signIns.push(await add(people.contactPerson, 'contact-person', people.contactPerson.directoryOrganisation));
  await add(people.colleague, 'counsellor');
  return { signIns, colleague: await signIn(api, sodium, people.colleague.username, passphrase) };
}
