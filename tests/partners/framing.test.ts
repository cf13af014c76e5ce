/** Whose frames the browsers themselves let the door stand in, and what it is to be a partner beyond that: nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setUp, startTestService, type TestService } from '../../server/src/testing/started-service.ts';
import type { Settings } from '../../shared/src/protocol/content.ts';
import { snippet } from '../../shared/src/protocol/snippet.ts';
import { BROWSER_NAMES, browser, LAPTOP, openTab, type Tab } from '../fixtures/browsers.ts';
import { type Site, startSite, startWayIn } from './sites.ts';

let test: TestService;
let token: string;
let door: Awaited<ReturnType<typeof startWayIn>>;
let partner: Site;
let second: Site;
let stranger: Site;
/** What stands on the sites now. */
let shown: { partner: string; second: string; stranger: string };
let headers: Record<string, string>;

beforeAll(async () => {
  test = await startTestService();
  ({ token } = await setUp(test));
  door = await startWayIn('door.localhost', test.service.port);
  partner = await startSite('school.localhost', () => ({ body: shown.partner, headers }));
  second = await startSite('clinic.localhost', () => ({ body: shown.second }));
  stranger = await startSite('stranger.localhost', () => ({ body: shown.stranger }));
});
afterAll(async () => {
  for (const site of [door, partner, second, stranger]) site.close();
  await test.stop();
});

beforeEach(async () => {
  const line = snippet(door.origin, 'Start');
  shown = { partner: line, second: line, stranger: line };
  headers = {};
  await admit(partner.origin, second.origin);
});

async function admit(...partners: string[]): Promise<void> {
  const settings = (await test.ask('/staff/settings', { token })).json as Settings;
  const answer = await test.ask('/staff/settings', { method: 'PUT', token, body: { ...settings, partners } });
  expect(answer.status).toBe(204);
}

const frame = (origin: string, path = '/'): string => `<iframe src="${origin}${path}"></iframe>`;

describe.each(BROWSER_NAMES)('in %s', (name) => {
  async function open<T>(site: Site, look: (tab: Tab) => Promise<T>): Promise<T> {
    const tab = await openTab(await browser(name), name, LAPTOP);
    try {
      await tab.page.goto(`${site.origin}/`, { waitUntil: 'load' });
      return await look(tab);
    } finally {
      await tab.close();
    }
  }

  /** What of the door is drawn in any frame of the site's page; null if nothing. */
  const drawn = (site: Site): Promise<string | null> =>
    open(site, async ({ page }) => {
      for (const each of page.frames()) {
        const mark = await each
          .evaluate(() => document.body?.dataset.embedded ?? /^(?:Console|Preview)$/.exec(document.title)?.[0] ?? null)
          .catch(() => null);
        if (mark !== null) return mark;
      }
      return null;
    });

  it('E2: a partner shows the door, and a stranger does not', async () => {
    expect(await drawn(partner)).toBe('true');
    expect(await drawn(stranger)).toBeNull();
  });

  it('E2: whoever is a partner no longer does not, from that moment', async () => {
    await admit(second.origin);
    expect([await drawn(partner), await drawn(second)]).toEqual([null, 'true']);
    await admit();
    expect(await drawn(second)).toBeNull();
  });

  it('E2: a partner within a partner’s page does, and within a stranger’s does not', async () => {
    shown.second = frame(partner.origin);
    expect(await drawn(second)).toBe('true');
    shown.stranger = frame(partner.origin);
    expect(await drawn(stranger)).toBeNull();
  });

  it('E2: nothing but the door’s own address is shown', async () => {
    for (const path of ['/', '/console/', '/staff/preview']) {
      shown.partner = frame(door.origin, path);
      expect([path, await drawn(partner)]).toEqual([path, null]);
    }
  });

  /** docs/embedding.md tells partners which of these will do. */
  it.each([
    ['nothing', {}, { chromium: 'true', firefox: 'true' }],
    [
      'its own strict headers',
      { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' },
      { chromium: 'true', firefox: 'true' },
    ],
    ['COEP require-corp', { 'cross-origin-embedder-policy': 'require-corp' }, { chromium: 'true', firefox: null }],
    ['COEP credentialless', { 'cross-origin-embedder-policy': 'credentialless' }, { chromium: 'true', firefox: null }],
  ])('E3: with our line, and %s of the partner’s, it is drawn where it can be', async (_which, sent, expected) => {
    headers = sent;
    expect(await drawn(partner)).toBe(expected[name]);
  });

  it('E5, E8: what comes to the door by our line does not say from where', async () => {
    const before = door.sent.length;
    expect(await drawn(partner)).toBe('true');
    const came = door.sent.slice(before);
    expect(came.map(([path]) => path)).toContain('/embedded');
    expect(came.flat().join('\n')).not.toMatch(/school\.localhost|referer|cookie/i);
  });

  it('E4: a partner’s script reads nothing, opens nothing, and sees nothing of the frame', async () => {
    const came = await open(partner, ({ page }) =>
      page.evaluate(async (origin) => {
        const said: Record<string, string> = {};
        for (const path of ['/embedded', '/', '/content/sv', '/notice/sv', '/directory', '/assets/page.js']) {
          for (const mode of ['cors', 'no-cors'] as const) {
            said[`${mode} ${path}`] = await fetch(origin + path, { mode, credentials: 'include' }).then(
              async (answer) => `${answer.type} ${answer.status} ${await answer.text()}`,
              () => 'refused',
            );
          }
        }
        for (const path of ['/youth/socket', '/staff/socket']) {
          said[path] = await new Promise<string>((resolve) => {
            const socket = new WebSocket(origin.replace('http', 'ws') + path, 'dorren.v1');
            socket.onopen = () => resolve('open');
            socket.onclose = () => resolve('refused');
          });
        }
        said.script = await new Promise<string>((resolve) => {
          const script = document.createElement('script');
          script.onload = () => resolve('loaded');
          script.onerror = () => resolve('refused');
          script.src = `${origin}/assets/page.js`;
          document.head.append(script);
        });
        const inside = document.querySelector('iframe')?.contentWindow;
        try {
          said.document = inside?.document.title ?? 'refused';
        } catch {
          said.document = 'refused';
        }
        return said;
      }, door.origin),
    );
    expect(Object.keys(came)).toHaveLength(16);
    for (const [what, answer] of Object.entries(came)) expect([what, answer]).toEqual([what, 'refused']);
  });
});
