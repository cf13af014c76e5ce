import { describe, expect, it } from 'vitest';
import { readConfig, terminalLanguage } from './config.ts';
import { DEFAULT_RELAY_SETTINGS } from './relay/settings.ts';

function config(variables: Record<string, string>) {
  const read = readConfig(variables);
  if (!read.ok) throw new Error(`refused: ${read.names}`);
  return read.config;
}
function refusedNames(variables: Record<string, string>): readonly string[] {
  const read = readConfig(variables);
  return read.ok ? [] : read.names;
}

describe('configuration', () => {
  it('has a default for everything, which lets in nobody from outside', () => {
    const defaults = config({});
    expect(defaults).toMatchObject({ host: '127.0.0.1', port: 8080, metricsToken: null, production: false });
    expect(defaults.relay).toEqual(DEFAULT_RELAY_SETTINGS);
  });

  it('sets every figure of the relay by its own name', () => {
    const others = /Rate$|^(?:allowedOrigins|addressHeader|mostWork)$/;
    const names = Object.keys(DEFAULT_RELAY_SETTINGS).filter((name) => !others.test(name));
    for (const name of names) {
      const variable = name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
      expect(config({ [variable]: '77' }).relay).toEqual({ ...DEFAULT_RELAY_SETTINGS, [name]: 77 });
    }
    expect(config({ YOUTH_RATE_BURST: '3' }).relay.youthRate).toEqual({
      ...DEFAULT_RELAY_SETTINGS.youthRate,
      burst: 3,
    });
    expect(config({ JOIN_RATE_PER_SECOND: '3' }).relay.joinRate).toMatchObject({ perSecond: 3 });
    expect(config({ MOST_WORK: '8', ADDRESS_HEADER: 'X-Visitor' }).relay).toMatchObject({
      ...{ mostWork: 8, addressHeader: 'x-visitor' },
    });
    expect(config({ ALLOWED_ORIGINS: 'https://one.example, https://two.example:8443' }).relay.allowedOrigins).toEqual([
      'https://one.example',
      'https://two.example:8443',
    ]);
  });

  it('has the onion address as it was written, and none by default', () => {
    const address = `http://${''.padEnd(55, 'a')}d.onion`;
    expect(config({ ONION_ADDRESS: address }).onionAddress).toBe(address);
    expect(config({}).onionAddress).toBeNull();
  });

  it('has secrets from files, each from one place, and says no more of a file than its variable', () => {
    const files: Record<string, string> = { '/url': 'redis://a:b@redis\n', '/ca': '-----BEGIN CERTIFICATE-----\nx\n' };
    const readFile = (path: string) => {
      const text = files[path];
      if (text === undefined) throw new Error(path);
      return text;
    };
    const read = (variables: Record<string, string>) => readConfig(variables, readFile);
    expect(read({ REDIS_URL_FILE: '/url', REDIS_CA_FILE: '/ca' })).toMatchObject({
      ok: true,
      config: { redis: { urls: ['redis://a:b@redis'], authority: files['/ca']?.trim() } },
    });
    expect(read({ REDIS_URL_FILE: '/none' })).toEqual({ ok: false, names: ['REDIS_URL_FILE'] });
    expect(read({ REDIS_URL_FILE: '/url', REDIS_URL: 'redis://a' })).toEqual({ ok: false, names: ['REDIS_URL_FILE'] });
    expect(read({ DATABASE_URL_FILE: '/url' })).toEqual({ ok: false, names: ['DATABASE_URL'] });
    expect(read({ REDIS_CA_FILE: '/url' })).toEqual({ ok: false, names: ['REDIS_CA'] });
  });

  it('takes empty for not set', () => {
    expect(config({ PORT: '', METRICS_TOKEN: '' })).toMatchObject({ port: 8080, metricsToken: null });
  });

  it('has the language of the terminal from the system, or it is Swedish', () => {
    expect(terminalLanguage({ LANGUAGE: 'en_GB:en' })).toBe('en');
    expect(terminalLanguage({ LANGUAGE: 'sv_SE' })).toBe('sv');
    expect(terminalLanguage({})).toBe('sv');
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['HOST', 'a b'],
    ['STOP_GRACE_MS', '0'],
    ['MOST_WAITING', '1e3'],
    ['MOST_WAITING', ''.padEnd(20, '9')],
    ['BEHIND_TLS', 'yes'],
    ['METRICS_TOKEN', 'short'],
    ['PUBLIC_ADDRESS', 'https://example.org/with/a/path'],
    ['ONION_ADDRESS', `http://${''.padEnd(56, 'a')}.onion`],
    ['ONION_ADDRESS', `http://${''.padEnd(55, 'a')}d.onion/`],
    ['ONION_ADDRESS', 'https://door.example'],
    ['ALLOWED_ORIGINS', 'https://one.example,*'],
  ])('refuses %s=%s by its name', (name, value) => {
    expect(refusedNames({ [name]: value })).toEqual([name]);
  });

  it('names everything that is wrong at once, and quotes no value', () => {
    const read = readConfig({ PORT: 'secret-port', BUFFER_BYTES: 'x' });
    expect(read).toEqual({ ok: false, names: ['PORT', 'BUFFER_BYTES'] });
  });
});
