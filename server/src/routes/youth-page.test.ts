import { type OpeningHours, type Settings, youthContent } from '@dorren/shared/protocol/content.ts';
import { noticeTold } from '@dorren/shared/protocol/notice.ts';
import { FakeClock } from '@dorren/shared/transport/fake-clock.ts';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { setUp, startTestService, type TestOptions, type TestService } from '../testing/started-service.ts';

const running: TestService[] = [];
async function start(options?: TestOptions): Promise<TestService> {
  const test = await startTestService(options);
  running.push(test);
  return test;
}
afterEach(async () => {
  for (const test of running.splice(0)) {
    await test.stop();
    expect(test.faults).toEqual([]);
  }
});

/** Saturday 21 November 2026, 22:00 in Stockholm. */
const SATURDAY_NIGHT = Date.parse('2026-11-21T21:00:00Z');

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
function escaped(text: string): string {
  const names = Object.fromEntries(Object.entries(ENTITIES).map(([entity, character]) => [character, entity]));
  return text.replace(/[&<>"']/g, (character) => names[character] ?? '');
}

function attribute(html: string, name: string): string {
  const value = new RegExp(` data-${name}="([^"]*)"`).exec(html)?.[1] ?? '';
  return value.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? '');
}

describe('the page', () => {
  it('says at first sight whether the door is open, and when it opens, in every language', async () => {
    const clock = new FakeClock(SATURDAY_NIGHT);
    const test = await start({ clock });
    const { token } = await setUp(test);
    const settings = (await test.ask('/staff/settings', { token })).json as Settings;
    const sundays: OpeningHours['week'] = [[], [], [], [], [], [], [{ from: '12:00', to: '18:00' }]];
    const openingHours = { ...settings.openingHours, always: false, week: sundays };
    await test.ask('/staff/settings', { method: 'PUT', token, body: { ...settings, openingHours } });
    clock.advance(1_000);
    const { text } = await test.ask('/');
    expect(attribute(text, 'door')).toBe('closed');
    expect(attribute(text, 'opens')).toBe(String(Date.parse('2026-11-22T11:00:00Z')));
    expect(text).toMatch(/<p>söndag 12:00\|Sunday 12:00\|[^|<]*12:00<\/p>/);
    expect(attribute(text, 'estimate')).toBe('unknown');
  });

  it('until hours are set, is open whenever somebody is on duty, and says that nobody is', async () => {
    const test = await start();
    const { text } = await test.ask('/');
    expect(attribute(text, 'door')).toBe('nobody-on-duty');
    expect(text).toContain('<p>||</p>');
  });

  it('is in the language that the browser prefers', async () => {
    const test = await start();
    for (const [header, language] of [
      ['ar-SY,ar;q=0.9', 'ar'],
      ['en', 'en'],
      ['fi', 'sv'],
    ] as const) {
      const answer = await test.ask('/', { headers: { 'accept-language': header } });
      expect(answer.text).toContain(`<html lang="${language}">`);
      expect(answer.headers.get('content-language')).toBe(language);
      expect(JSON.parse(attribute(answer.text, 'content'))).toMatchObject({ language, notice: 'main' });
    }
  });

  it('has the centre, notices and telephone numbers in it, every text escaped', async () => {
    const test = await start();
    const { token, centre } = await setUp(test);
    const settings = (await test.ask('/staff/settings', { token })).json as { helplines: object };
    const hostile = `"><script>alert('%%TITLE%%')</script>`;
    const helplines = { ...settings.helplines, en: [{ name: hostile, about: hostile, telephone: '+46 12-34' }] };
    const changed = { ...settings, title: hostile, helplines };
    expect((await test.ask('/staff/settings', { method: 'PUT', token, body: changed })).status).toBe(204);

    const { text } = await test.ask('/', { headers: { 'accept-language': 'en' } });
    expect(text).not.toContain('<script');
    expect(text).toContain('<h1>Made-up &lt;Centre&gt; &amp; &quot;co&quot;</h1>');
    // What a value says stays as it is, even if it looks like a token.
    expect(text).toContain('<title>&quot;&gt;&lt;script&gt;alert(&#39;%%TITLE%%&#39;)&lt;/script&gt;</title>');
    expect(text).toContain('<a class="number" dir="ltr" href="tel:+461234">+46 12-34</a>');
    expect(text).toContain('<a class="number" dir="ltr" href="tel:020505050">020-50 50 50</a>');
    const content = v.parse(youthContent, JSON.parse(attribute(text, 'content')));
    expect(content.centre).toEqual(centre);
    expect(content.helplines[0]?.name).toBe(hostile);
    let steps = 0;
    for (const language of ['sv', 'en', 'ar']) {
      const { standard } = v.parse(noticeTold, (await test.ask(`/notice/${language}`)).json);
      for (const { heading } of standard.steps) expect(text).toContain(`<section><h3>${escaped(heading)}</h3><p>`);
      expect(text).toContain(`<p class="soft">${escaped(standard.legalReference)}</p>`);
      steps += standard.steps.length;
    }
    expect(text.match(/<section>/g)).toHaveLength(steps);
  });

  it('S5: is to be read in part without a script, in the language that the browser prefers, and under the same headers', async () => {
    const test = await start();
    const { token } = await setUp(test);
    const { exitAddress, title } = (await test.ask('/staff/settings', { token })).json as Settings;
    const page = await test.ask('/');
    const plain = await test.ask('/plain', { headers: { 'accept-language': 'en' } });
    expect(plain.text).toContain('<html lang="en">');
    expect(plain.text).toContain(`<title>${escaped(title)}</title><a href="${escaped(exitAddress)}">`);
    expect(plain.text).toContain('href="tel:020505050"');
    for (const name of ['content-security-policy', 'permissions-policy', 'x-frame-options', 'content-type']) {
      expect([name, plain.headers.get(name)]).toEqual([name, page.headers.get(name)]);
    }
  });

  it('before set-up has a centre that nobody can be trusted for', async () => {
    const test = await start();
    const content = v.parse(youthContent, JSON.parse(attribute((await test.ask('/')).text, 'content')));
    expect(content.centre.rootKey).toBe('');
  });

  it('S4: says that it is a demonstration, and does not when it is not', async () => {
    for (const demonstration of [true, false]) {
      const test = await start({ demonstration });
      const { text } = await test.ask('/');
      expect(attribute(text, 'demo')).toBe(String(demonstration));
      expect((await test.ask('/content/sv')).json).toMatchObject({ demonstration });
    }
  });

  it('has one address, and answers nothing else with anything', async () => {
    const test = await start();
    for (const [method, path] of [
      ['GET', '/index.html'],
      ['GET', '/index.sv.html'],
      ['GET', '/sv'],
      ['GET', '/favicon.ico'],
      ['GET', '/robots.txt'],
      ['GET', '/assets/'],
      ['GET', '/assets/missing.js'],
      ['GET', '/assets/page.js.br'],
      ['GET', '/assets/page.js.map'],
      ['GET', '/assets/../index.sv.html'],
      ['GET', '/assets/..%2f..%2fpackage.json'],
      ['GET', '/assets/%2e%2e/index.sv.html'],
      ['GET', '/youth/socket'],
      ['GET', '/metrics'],
      ['GET', '/%ZZ'],
      ['POST', '/'],
      ['PUT', '/'],
      ['GET', '/youth/leave'],
    ] as const) {
      const answer = await test.ask(path, { method });
      expect([method, path, answer.status, answer.text]).toEqual([method, path, 404, '']);
    }
  });

  it('takes a query for nothing', async () => {
    const test = await start();
    expect((await test.ask('/?utm_source=school')).status).toBe(200);
  });
});

describe('its files', () => {
  it('come compressed as the browser takes them, byte for byte as built', async () => {
    const test = await start();
    // Undici undoes the encoding, so it must be a real one to be read: here only the header matters.
    const plain = await test.ask('/assets/page.js', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.text, plain.headers.get('content-encoding')]).toEqual(['export {};\n', null]);
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const gzip = await test.ask('/assets/page.js', { headers: { 'accept-encoding': 'gzip' } });
    expect(gzip.headers.get('content-encoding')).toBeNull();
    const page = await test.ask('/', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(page.headers.get('content-encoding')).toBe('br');
    expect(page.text).toContain('<!doctype html>');
  });
});

describe('its texts', () => {
  it('are to be had in each language, and in no other', async () => {
    const test = await start();
    for (const language of ['sv', 'en', 'ar']) {
      const content = v.parse(youthContent, (await test.ask(`/content/${language}`)).json);
      expect([content.language, content.notice]).toEqual([language, 'main']);
    }
    expect((await test.ask('/content/fi')).json).toEqual({ code: 'not-found' });
  });
});

describe('the farewell', () => {
  it('C7: is answered alike whatever it says', async () => {
    const test = await start();
    const id = 'i'.repeat(22);
    for (const [body, type] of [
      [JSON.stringify({ id, resume: 's'.repeat(43) }), 'text/plain;charset=UTF-8'],
      [JSON.stringify({ id, resume: 's'.repeat(43) }), 'application/json'],
      [JSON.stringify({ id }), 'text/plain'],
      ['{', 'application/json'],
      ['', 'text/plain'],
      ['x'.repeat(100_000), 'text/plain'],
      ['\u0000', 'multipart/form-data'],
      ['{"__proto__":{}}', 'application/json'],
    ] as const) {
      const answer = await test.ask('/youth/leave', { method: 'POST', body, headers: { 'content-type': type } });
      expect([body.slice(0, 20), type, answer.status, answer.text]).toEqual([body.slice(0, 20), type, 204, '']);
    }
  });
});
