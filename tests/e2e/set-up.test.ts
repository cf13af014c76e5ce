/** The centre's first hour, in real browsers: from the link on the terminal to the first conversation. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type BrowserName, browser, LAPTOP, openTab, PHONE } from '../fixtures/browsers.ts';
import { doorSays } from '../fixtures/door-sign.ts';
import { openNetwork } from '../fixtures/network.ts';
import { picture } from '../fixtures/screenshots.ts';
import { type Stack, startStack } from '../fixtures/stack.ts';
import { watch } from '../fixtures/watch.ts';
import { Counsellor, StaffScreen } from './people/counsellor.ts';
import type { Seat } from './people/screen.ts';
import { Youth } from './people/youth.ts';

const ADMINISTRATOR = {
  username: 'karin.holm',
  passphrase: 'nio blå hästar i regn',
  nameShown: 'Karin Holm',
  role: 'administrator',
} as const;
const COUNSELLOR = {
  username: 'leyla',
  passphrase: 'tio gröna äpplen på bordet',
  nameShown: 'Leyla',
  role: 'counsellor',
} as const;
const BACKUP_PASSPHRASE = 'locket ligger under stenen';

let stack: Stack;
let downloads: string;
const seats: Seat[] = [];

beforeAll(async () => {
  stack = await startStack();
  downloads = await mkdtemp(join(tmpdir(), 'dorren-backup-'));
});
afterAll(async () => {
  for (const { tab, network } of seats) {
    await tab.close();
    await network.close();
  }
  await rm(downloads, { recursive: true, force: true });
  expect(await stack.stop()).toBe(0);
});

async function sit(browserName: BrowserName, viewport = LAPTOP): Promise<Seat> {
  const network = await openNetwork(stack.port);
  const tab = await openTab(await browser(browserName), browserName, viewport, { downloads });
  const seat = { tab, network, watched: await watch(tab.page, network) };
  seats.push(seat);
  return seat;
}

it('A5, A6: root key, backup, invitation, acceptance, certificate, duty, conversation', async () => {
  const administrator = new StaffScreen(await sit('chromium'));
  const { page, network } = administrator;
  await page.goto(`${network.origin}/console/#set-up=${stack.setUpToken}`);
  await administrator.waitFor(administrator.t('setUp.title.about'), 'heading');
  // The token is not left in the address, where a history list would keep it.
  await expect.poll(() => page.url()).toBe(`${network.origin}/console/`);
  await picture(administrator.tab, 'console', 'set-up-about');
  await administrator.write(administrator.t('field.centreName'), 'Resurscentrum Öst');
  await administrator.write(administrator.t('field.nameShown'), ADMINISTRATOR.nameShown);
  await administrator.write(administrator.t('field.organisation'), 'Botkyrka kommun');
  await newPassphrase(administrator, administrator.t('field.passphrase'), ADMINISTRATOR.passphrase);
  await administrator.press(administrator.t('setUp.continue'));

  await administrator.waitFor(administrator.t('setUp.title.key'), 'heading');
  await picture(administrator.tab, 'console', 'set-up-key');
  await newPassphrase(administrator, administrator.t('backup.passphrase'), BACKUP_PASSPHRASE);
  await administrator.press(administrator.t('setUp.makeKey'));
  await administrator.press(administrator.t('setUp.download'));
  await picture(administrator.tab, 'console', 'set-up-backup');
  const backup = await downloaded();
  await administrator.press(administrator.t('setUp.toConfirm'));
  await openBackup(administrator, backup, 'fel lösenfras helt och hållet', administrator.t('setUp.check'));
  await administrator.sees(administrator.t('backup.fault.wrong-passphrase'));
  await administrator.clear(administrator.t('backup.passphrase'));
  await openBackup(administrator, backup, BACKUP_PASSPHRASE, administrator.t('setUp.check'));
  await administrator.sees(administrator.t('setUp.confirmed'));
  await picture(administrator.tab, 'console', 'set-up-open');
  await administrator.press(administrator.t('setUp.open'));
  await administrator.waitFor(administrator.t('accounts.title'), 'heading');
  expect(await readFile(backup, 'utf8')).not.toContain(BACKUP_PASSPHRASE);

  await administrator.press(administrator.t('accounts.invite'));
  await administrator.write(administrator.t('field.nameShown'), COUNSELLOR.nameShown);
  await administrator.write(administrator.t('field.organisation'), 'Region Stockholm');
  await administrator.write(administrator.t('field.username'), COUNSELLOR.username);
  await administrator.press(administrator.t('invite.submit'));
  const link = await administrator.shownLink();
  await picture(administrator.tab, 'console', 'invitation-link');
  await administrator.press(administrator.t('invite.done'));

  const counsellor = new Counsellor(await sit('firefox'));
  await counsellor.page.goto(counsellor.network.origin + link.slice(new URL(link).origin.length));
  await counsellor.waitFor(counsellor.t('invitation.title'), 'heading');
  await picture(counsellor.tab, 'console', 'invitation');
  await newPassphrase(counsellor, counsellor.t('field.passphrase'), COUNSELLOR.passphrase);
  await counsellor.press(counsellor.t('invitation.submit'));
  await counsellor.waitFor(counsellor.t('invitation.doneTitle'), 'heading');
  const readAloud = await counsellor.fingerprint();
  await counsellor.press(counsellor.t('invitation.toSignIn'));
  await counsellor.signIn(COUNSELLOR.username, COUNSELLOR.passphrase);
  await counsellor.sees(counsellor.t('duty.uncertified'));
  await picture(counsellor.tab, 'console', 'uncertified');

  await administrator.press(administrator.t('accounts.certify'));
  expect(await administrator.fingerprint()).toBe(readAloud);
  await administrator.choose(administrator.t('certify.same'), 'checkbox');
  await picture(administrator.tab, 'console', 'certify');
  await openBackup(administrator, backup, BACKUP_PASSPHRASE, administrator.t('certify.submit'));
  await expect
    .poll(() => administrator.tags())
    .toEqual([administrator.t('accounts.state.certified'), administrator.t('accounts.state.certified')]);
  await counsellor.press(counsellor.t('duty.checkCertificate'));
  await counsellor.goOnDuty(1);

  await administrator.press(administrator.t('admin.settings'), 'tab');
  await administrator.clear(administrator.t('settings.pageTitle'));
  await administrator.write(administrator.t('settings.pageTitle'), 'Recept');
  await picture(administrator.tab, 'console', 'settings');
  await administrator.press(administrator.t('settings.save'));
  await administrator.sees(administrator.t('settings.saved'));

  await doorSays(stack, 'open');
  const youth = new Youth(await sit('chromium', PHONE));
  await youth.open();
  expect(await youth.page.title()).toBe('Recept');
  await youth.comeIn();
  await counsellor.takeNext();
  await youth.talksWith(COUNSELLOR.nameShown);
  await youth.say('Är det här rätt ställe?');
  await expect
    .poll(async () => (await counsellor.lines()).map(({ text }) => text))
    .toEqual(['Är det här rätt ställe?']);
  for (const screen of [administrator, counsellor, youth]) await screen.expectQuiet();
});

it('A5: the link works once', async () => {
  const late = new StaffScreen(await sit('chromium'));
  await late.page.goto(`${late.network.origin}/console/#set-up=${stack.setUpToken}`);
  await late.waitFor(late.t('signIn.title'), 'heading');
});

async function newPassphrase(screen: StaffScreen, label: string, passphrase: string): Promise<void> {
  await screen.write(label, passphrase);
  await screen.write(screen.t('passphrase.again'), passphrase);
}

async function openBackup(screen: StaffScreen, file: string, passphrase: string, submit: string): Promise<void> {
  const [chooser] = await Promise.all([screen.page.waitForFileChooser(), screen.press(screen.t('backup.choose'))]);
  await chooser.accept([file]);
  await screen.write(screen.t('backup.passphrase'), passphrase);
  await screen.press(submit);
}

/** The one whole file that has been saved. */
async function downloaded(): Promise<string> {
  const files = async () => (await readdir(downloads)).filter((name) => !name.endsWith('.crdownload'));
  await expect.poll(files).toHaveLength(1);
  return join(downloads, (await files())[0] ?? '');
}
