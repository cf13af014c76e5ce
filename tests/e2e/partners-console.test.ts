/** An administrator lets a website show the door, in the console, and takes it away again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { iconAddress } from '../../shared/src/protocol/page-icons.ts';
import { snippet } from '../../shared/src/protocol/snippet.ts';
import { violations } from '../fixtures/axe.ts';
import { BROWSER_NAMES } from '../fixtures/browsers.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import type { StaffScreen } from './people/counsellor.ts';
import { House } from './people/house.ts';

let centre: Centre;
let here: House;

beforeAll(async () => {
  centre = await openCentre();
  here = new House(centre);
});
afterAll(async () => {
  await here.leaveAll();
  await centre.close();
});

const door = () => fetch(`${centre.stack.origin}/embedded`);

async function shownBy(): Promise<string> {
  const policy = (await door()).headers.get('content-security-policy') ?? '';
  return /frame-ancestors ([^;]*)/.exec(policy)?.[1] ?? '';
}

async function save(administrator: StaffScreen): Promise<void> {
  await administrator.press(administrator.t('settings.save'));
  await administrator.sees(administrator.t('settings.saved'));
}

it.each(BROWSER_NAMES)('E1, E2, E7: in %s', async (name) => {
  const administrator = await here.staff('administrator', name);
  const t = administrator.t.bind(administrator);
  await administrator.press(t('admin.settings'), 'tab');
  await administrator.sees(t('settings.noPartners'));
  await administrator.sees(t('settings.partnersMean.lie'));

  const address = t('settings.partnerAddress');
  for (const [typed, fault] of [
    ['https://*.skolan.example', 'pattern'],
    ['http://www.skolan.example', 'not-https'],
    ['https://www.skolan.example/elev', 'rest'],
    ['192.168.1.1', 'number'],
  ]) {
    await administrator.write(address, typed ?? '');
    await administrator.press(t('settings.addPartner'));
    await administrator.sees(t(`settings.partnerFault.${fault}`));
    await administrator.clear(address);
  }

  // What is typed and not added is not lost without a word.
  await administrator.write(address, 'WWW.skolan.example/');
  await administrator.press(t('settings.save'));
  await administrator.sees(t('settings.partnerFault.left'));
  expect(await shownBy()).toBe("'none'");
  await administrator.page.keyboard.press('Enter');
  await administrator.sees('https://www.skolan.example');
  expect(await administrator.read()).not.toContain(t('settings.noPartners'));
  await administrator.write(address, 'https://www.skolan.example');
  await administrator.press(t('settings.addPartner'));
  await administrator.sees(t('settings.partnerFault.there'));
  await administrator.clear(address);
  await administrator.choose(t('settings.icon.calendar'), 'radio');
  expect(await violations(administrator.page)).toEqual([]);
  await save(administrator);
  expect(await shownBy()).toBe('https://www.skolan.example');
  expect(await (await door()).text()).toContain(`<link rel="icon" href="${iconAddress('calendar')}"`);

  const { title } = await centre.api.settings(centre.token);
  const line = await administrator.page.$eval('.partner-line', (shown) => shown.textContent);
  expect(line).toBe(snippet(administrator.network.origin, title));

  await administrator.press(t('settings.removePartner', { address: 'https://www.skolan.example' }));
  await save(administrator);
  expect(await shownBy()).toBe("'none'");
  await administrator.expectQuiet();
  await here.leaveAll();
});
