/** The directory in the console: a contact person keeps it, a supervisor watches over it, an administrator fills it. */
import type { DirectoryEntry } from '@dorren/shared/protocol/directory.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DirectoryApi } from '../../staff-console/src/lib/directory-api.ts';
import { violations } from '../fixtures/axe.ts';
import { LAPTOP } from '../fixtures/browsers.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import { StaffScreen } from './people/counsellor.ts';
import { House } from './people/house.ts';

const CONTACT = {
  username: 'amal',
  passphrase: 'elva sneda trappsteg',
  nameShown: 'Amal',
  role: 'contact-person',
} as const;
const NORTH = 'Norra kommunens socialtjänst';
const UNIT = 'Ungdomsgruppen Norra';

const ENTRY: DirectoryEntry = {
  id: 'north-youth',
  organisationId: 'north',
  name: { sv: UNIT },
  about: { sv: 'Samtal för unga.' },
  whatHappens: null,
  areas: [{ kind: 'municipality', code: '0163' }],
  competences: [],
  languages: ['sv'],
  interpreter: true,
  ages: { from: 13, to: 20 },
  hours: null,
  telephones: [{ number: '08-465 004 10', label: null }],
  safeContact: null,
  saysWho: null,
  anonymity: 'unknown',
  address: null,
  isPublic: true,
  staffNotes: null,
  contactPersons: [],
};

let centre: Centre;
let here: House;
let api: DirectoryApi;
let contact: StaffScreen;
let supervisor: StaffScreen;
let administrator: StaffScreen;

beforeAll(async () => {
  centre = await openCentre();
  here = new House(centre);
  api = new DirectoryApi({ origin: centre.stack.origin, fetch });
  const { token } = centre;
  for (const [id, name] of [
    ['north', NORTH],
    ['south', 'Södra kommunens socialtjänst'],
  ] as const) {
    await api.putOrganisation(token, 0, { id, kind: 'social-services', name: { sv: name }, staffNotes: null });
  }
  await api.putEntry(token, 0, ENTRY);
  await api.putEntry(token, 0, { ...ENTRY, id: 'south-youth', organisationId: 'south', name: { sv: 'Södra gruppen' } });
});
afterAll(async () => {
  await here.leaveAll();
  await centre.close();
});

const kept = async (id: string) => {
  const found = (await api.directory(centre.token)).entries.find(({ entry }) => entry.id === id);
  if (!found) throw new Error(`no entry ${id}`);
  return found;
};

describe('one after the other', () => {
  it('R3: an administrator invites a contact person, who signs in with no key to certify and sees their own', async () => {
    administrator = await here.staff('administrator', 'chromium');
    await administrator.press(administrator.t('accounts.invite'));
    await administrator.write(administrator.t('field.nameShown'), CONTACT.nameShown);
    await administrator.write(administrator.t('field.username'), CONTACT.username);
    await administrator.pick(administrator.t('field.role'), administrator.t('role.contact-person'));
    await administrator.press(administrator.t('invite.submit'));
    await administrator.sees(administrator.t('invite.organisationNeeded'));
    await administrator.pick(administrator.t('invite.directoryOrganisation'), NORTH);
    expect(await violations(administrator.page)).toEqual([]);
    await administrator.press(administrator.t('invite.submit'));
    const link = await administrator.shownLink();
    await administrator.press(administrator.t('invite.done'));

    contact = new StaffScreen(await here.seat('firefox', LAPTOP));
    await contact.page.goto(contact.network.origin + link.slice(new URL(link).origin.length));
    await contact.write(contact.t('field.passphrase'), CONTACT.passphrase);
    await contact.write(contact.t('passphrase.again'), CONTACT.passphrase);
    await contact.press(contact.t('invitation.submit'));
    await contact.sees(contact.t('invitation.readyToSignIn'));
    await contact.press(contact.t('invitation.toSignIn'));
    await contact.signIn(CONTACT.username, CONTACT.passphrase);
    await contact.waitFor(NORTH, 'heading');
    await contact.waitFor(UNIT, 'heading');
    await contact.sees(contact.t('directory.neverConfirmed'));
    await contact.seesNot('Södra');
    expect(await violations(contact.page)).toEqual([]);
    await expect.poll(() => administrator.tags()).toContain(administrator.t('accounts.state.active'));
  });

  it('R6: they change their entry and confirm it; what is typed outlives a cut line', async () => {
    await contact.press(contact.t('directory.editOf', { name: UNIT }));
    await contact.clear(contact.t('directory.form.number'));
    await contact.write(contact.t('directory.form.number'), 'ring växeln');
    await contact.press(contact.t('directory.form.saveOnly'));
    await contact.sees(contact.t('directory.fault.telephone'));
    expect(await violations(contact.page)).toEqual([]);
    await contact.clear(contact.t('directory.form.number'));
    await contact.write(contact.t('directory.form.number'), '08-465 004 77');

    // Leaving asks first.
    await contact.press(contact.t('dialog.cancel'));
    await contact.waitFor(contact.t('unsaved.title'), 'heading');
    await contact.press(contact.t('unsaved.stay'));

    contact.network.cut();
    await contact.press(contact.t('directory.form.saveAndConfirm'));
    await contact.sees(contact.t('directory.form.kept'));
    expect((await kept('north-youth')).entry.telephones).toEqual(ENTRY.telephones);
    contact.network.restore();
    await contact.press(contact.t('directory.form.saveAndConfirm'));
    await contact.sees('08-465 004 77');
    await contact.seesNot(contact.t('directory.neverConfirmed'));
    const { entry, confirmed } = await kept('north-youth');
    expect(entry.telephones[0]?.number).toBe('08-465 004 77');
    expect(confirmed?.by).toBe(CONTACT.nameShown);
  });

  it('R7: a supervisor sees what was changed, before and after, and undoes it', async () => {
    supervisor = await here.staff('supervisor', 'chromium');
    await supervisor.press(supervisor.t('admin.directory'), 'tab');
    await supervisor.waitFor(supervisor.t('directory.section.news'), 'tab');
    for (const section of ['organisations', 'stale', 'competences', 'files', 'search', 'news']) {
      // One is not confirmed: its tab says so.
      const number = section === 'stale' ? ' 1' : '';
      await supervisor.press(supervisor.t(`directory.section.${section}`) + number, 'tab');
      expect(await violations(supervisor.page)).toEqual([]);
    }
    await supervisor.waitFor(supervisor.t('changes.changed', { by: CONTACT.nameShown, name: UNIT }), 'heading');
    await supervisor.sees('08-465 004 10');
    await supervisor.sees('08-465 004 77');
    await undoOf(supervisor, supervisor.t('changes.changed', { by: CONTACT.nameShown, name: UNIT }));
    await supervisor.sees(supervisor.t('changes.undoing'));
    expect((await kept('north-youth')).entry.telephones).toEqual(ENTRY.telephones);
    await supervisor.press(supervisor.t('admin.statistics'), 'tab');
    await supervisor.sees(supervisor.t('statistics.none'));
    expect(await violations(supervisor.page)).toEqual([]);

    await contact.press(contact.t('directory.section.history'), 'tab');
    await contact.sees(contact.t('changes.undoing'));
    expect(await violations(contact.page)).toEqual([]);
    await contact.press(contact.t('directory.section.own'), 'tab');
    await contact.sees('08-465 004 10');
  });

  it('R4: of two who change the same, the second sees what the first did and loses nothing', async () => {
    await contact.press(contact.t('directory.editOf', { name: UNIT }));
    await contact.write(contact.t('directory.field.address'), 'Storgatan 1');
    const before = await kept('north-youth');
    await api.putEntry(centre.token, before.revision, { ...before.entry, staffNotes: 'Fråga efter Per.' });
    await contact.press(contact.t('directory.form.saveOnly'));
    await contact.sees(contact.t('conflict.title'));
    await contact.sees('Fråga efter Per.');
    expect(await violations(contact.page)).toEqual([]);
    await contact.press(contact.t('conflict.keepMine'));
    await contact.press(contact.t('directory.form.saveOnly'));
    await expect
      .poll(async () => (await kept('north-youth')).entry)
      .toMatchObject({ address: 'Storgatan 1', staffNotes: 'Fråga efter Per.' });
  });

  it('R9, R10: an import with one bad row names its line and imports nothing', async () => {
    const rows = (await (await api.export(centre.token, 'csv')).text()).trimEnd().split(/\r?\n/);
    const before = await api.directory(centre.token);
    const bad = [...rows.map((row) => row.replace('08-465 004 10', '08-465 004 55')), rows.at(-1)].join('\n');
    await administrator.press(administrator.t('admin.directory'), 'tab');
    await administrator.press(administrator.t('directory.section.files'), 'tab');
    await administrator.write(administrator.t('import.paste'), bad);
    await administrator.press(administrator.t('import.try'));
    await administrator.sees(administrator.t('import.problem.duplicate-id'));
    const lines = await administrator.page.$$eval('.table tbody td:first-child', (cells) =>
      cells.map((c) => c.textContent),
    );
    expect(lines).toContain(String(rows.length + 1));
    expect(await violations(administrator.page)).toEqual([]);
    expect(await administrator.has(administrator.t('import.submit', { number: 2 }), 'button')).toBe(false);
    expect(await api.directory(centre.token)).toEqual(before);

    await administrator.clear(administrator.t('import.paste'));
    await administrator.write(administrator.t('import.paste'), bad.split('\n').slice(0, -1).join('\n'));
    await administrator.press(administrator.t('import.try'));
    await administrator.sees(administrator.t('import.fine'));
    expect(await api.directory(centre.token)).toEqual(before);
    await administrator.press(administrator.t('import.submit', { number: 2 }));
    await administrator.sees(administrator.t('import.done'));
    expect((await kept('south-youth')).entry.telephones[0]?.number).toBe('08-465 004 55');
  });

  it('R1: a counsellor finds it as they type, misspelt, without asking the server', async () => {
    const counsellor = await here.staff('a', 'chromium');
    await counsellor.press(counsellor.t('directory.open'), 'radio');
    await counsellor.sees(counsellor.t('directory.search.found', { found: 2 }));
    counsellor.network.cut();
    await counsellor.write(counsellor.t('directory.search.label'), 'ungdomsgrupen');
    await counsellor.sees(counsellor.t('directory.search.found', { found: 1 }));
    await counsellor.page.locator('.hit-button').click();
    await counsellor.waitFor(UNIT, 'heading');
    await counsellor.sees('Fråga efter Per.');
    expect(await violations(counsellor.page)).toEqual([]);
    for (const screen of [administrator, supervisor]) await screen.expectQuiet();
  });
});

/** Presses the way back at the change of that heading. */
async function undoOf(screen: StaffScreen, heading: string): Promise<void> {
  const pressed = await screen.page.evaluate((wanted) => {
    const items = [...document.querySelectorAll('.rows-item')];
    const button = items
      .find((item) => item.querySelector('h3')?.textContent === wanted)
      ?.querySelector<HTMLElement>('button');
    button?.click();
    return button !== undefined;
  }, heading);
  expect(pressed).toBe(true);
}
