/** A notice in the console, from the first changed word to what a visitor reads: one writes, another approves what both saw. */
import type { ReadingLevel } from '@dorren/shared/protocol/values.ts';
import type { Frame } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TextsApi } from '../../staff-console/src/lib/texts-api.ts';
import { violations } from '../fixtures/axe.ts';
import { type Centre, openCentre } from '../fixtures/centre.ts';
import type { StaffScreen } from './people/counsellor.ts';
import { House } from './people/house.ts';

const WORDS = 'Du ska veta det här innan du berättar';

let centre: Centre;
let here: House;
let api: TextsApi;
let administrator: StaffScreen;
let supervisor: StaffScreen;

beforeAll(async () => {
  centre = await openCentre();
  here = new House(centre);
  api = new TextsApi({ origin: centre.stack.origin, fetch });
});
afterAll(async () => {
  await here.leaveAll();
  await centre.close();
});

/** The youth's page in its frame. */
async function preview(screen: StaffScreen): Promise<Frame> {
  const frame = await screen.page.waitForSelector('iframe.phone-screen');
  const content = await frame?.contentFrame();
  if (!content) throw new Error('no frame');
  return content;
}

const previewed = async (screen: StaffScreen) => (await preview(screen)).$eval('body', (body) => body.innerText);

describe('a notice', () => {
  it('V2: an administrator changes its words, and sees at once what youths will see', async () => {
    administrator = await here.staff('administrator', 'chromium');
    await administrator.press(administrator.t('admin.texts'), 'tab');
    await administrator.press(administrator.t('texts.openOf', { name: nameOf(administrator, await current()) }));
    await administrator.press(administrator.t('texts.edit'));
    const { steps } = await swedish();
    await expect.poll(() => previewed(administrator)).toContain(steps[0]?.heading ?? 'no step');

    await administrator.clear(administrator.t('texts.step.heading'));
    await administrator.write(administrator.t('texts.step.heading'), WORDS);
    await expect.poll(() => previewed(administrator)).toContain(WORDS);
    await administrator.sees(administrator.t('texts.unsaved'));
    expect(await violations(administrator.page)).toEqual([]);
    await administrator.press(administrator.t('texts.saveAndPropose'));
    await administrator.sees(administrator.t('texts.waitsForOther'));
  });

  it('V3: a supervisor sees the same, with what is different, and puts it into force', async () => {
    supervisor = await here.staff('supervisor', 'firefox');
    await supervisor.press(`${supervisor.t('admin.texts')} ${supervisor.t('texts.waiting', { waiting: 1 })}`, 'tab');
    await supervisor.press(supervisor.t('texts.reviewOf', { name: nameOf(supervisor, await current()) }));
    await expect.poll(() => previewed(supervisor)).toContain(WORDS);
    expect(
      await supervisor.page.$$eval('.compared ins', (words) => words.map((each) => each.textContent).join()),
    ).toContain('Du ska veta det här');
    expect(await violations(supervisor.page)).toEqual([]);
    await supervisor.pick(supervisor.t('texts.preview.level'), supervisor.t('texts.level.easy'));
    await expect.poll(() => previewed(supervisor)).toContain((await swedish('easy')).steps[0]?.heading);
    await supervisor.press(supervisor.t('texts.approve.submit'));
    await supervisor.press(supervisor.t('texts.approve.confirm'));
    await supervisor.sees(supervisor.t('texts.whoMade', { editors: 'Ada Bergman', approver: 'Sara Lind' }));
  });

  it('V1, V5: visitors read it from then on, and what was before is kept', async () => {
    const { steps } = await swedish();
    expect(steps[0]?.heading).toBe(WORDS);
    expect((await api.series(centre.token, 'notice.main')).editions).toHaveLength(2);
  });

  it('asks nobody else for anything, and keeps nothing', async () => {
    await administrator.expectQuiet();
    await supervisor.expectQuiet();
  });

  it('V2: what two write at the same time is kept, both', async () => {
    const { body } = await api.current(centre.token, 'notice.urged');
    if (body.kind !== 'notice') throw new Error('no notice');
    await administrator.press(administrator.t('texts.all'));
    await administrator.press(administrator.t('texts.openOf', { name: nameOf(administrator, body.notice.name) }));
    await administrator.press(administrator.t('texts.edit'));
    await administrator.clear(administrator.t('texts.row.name'));
    await administrator.write(administrator.t('texts.row.name'), 'Mitt namn');
    const texts = body.notice.texts.map((text) => ({ ...text, legalReference: 'Deras lag' }));
    await api.putDraft(centre.token, 'notice.urged', 0, { kind: 'notice', notice: { ...body.notice, texts } });

    await administrator.press(administrator.t('texts.save'));
    await administrator.sees(administrator.t('conflict.title'));
    expect(await violations(administrator.page)).toEqual([]);
    await administrator.press(administrator.t('conflict.keepMine'));
    await administrator.press(administrator.t('texts.save'));
    await administrator.sees(administrator.t('texts.allSaved'));
    const { draft } = await api.series(centre.token, 'notice.urged');
    expect(draft?.body).toEqual({ kind: 'notice', notice: { ...body.notice, name: 'Mitt namn', texts } });
  });
});

describe('whose notice is whose', () => {
  it('V8: is changed by one and approved by another, who reads what would be different', async () => {
    const { body } = await api.current(centre.token, 'notice.urged');
    const urged = body.kind === 'notice' ? body.notice.name : '';
    await administrator.press(administrator.t('texts.all'));
    await administrator.press(administrator.t('bindings.read'));
    await administrator.press(administrator.t('texts.edit'));
    await administrator.pick(administrator.t('bindings.door'), urged);
    await administrator.press(administrator.t('texts.saveAndPropose'));
    await administrator.sees(administrator.t('texts.waitsForOther'));
    expect((await api.bindings(centre.token)).door).toBe('main');

    await supervisor.press(supervisor.t('texts.all'));
    await supervisor.press(supervisor.t('texts.reviewOf', { name: supervisor.t('bindings.title') }));
    await supervisor.sees(supervisor.t('bindings.line.door', { notice: urged }));
    expect(await violations(supervisor.page)).toEqual([]);
    const words = await supervisor.page.$$eval('.compared', (rows) => rows.map((row) => row.textContent).join());
    expect(words).toContain(supervisor.t('bindings.door'));
    await supervisor.press(supervisor.t('texts.approve.submit'));
    await supervisor.press(supervisor.t('texts.approve.confirm'));
    await supervisor.sees(supervisor.t('texts.whoMade', { editors: 'Ada Bergman', approver: 'Sara Lind' }));
    expect((await api.bindings(centre.token)).door).toBe('urged');
    expect((await centre.notice('sv')).notice).toBe('urged');
    expect((await api.series(centre.token, 'bindings')).editions).toHaveLength(2);
  });
});

const nameOf = (screen: StaffScreen, name: string) => screen.t('texts.notice', { name });

async function current(): Promise<string> {
  const { body } = await api.current(centre.token, 'notice.main');
  return body.kind === 'notice' ? body.notice.name : '';
}

async function swedish(wanted: ReadingLevel = 'standard') {
  const { body } = await api.current(centre.token, 'notice.main');
  const text =
    body.kind === 'notice' && body.notice.texts.find(({ language, level }) => language === 'sv' && level === wanted);
  if (!text) throw new Error('no Swedish text');
  return text;
}
