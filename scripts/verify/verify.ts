/**
 * Asks a running service for everything that its two pages are made of, as a browser would, and compares it with what the source says. It
 * can tell that *these answers* were right; a server may answer somebody else otherwise (docs/threat-model.md).
 */
import { youthContent } from '@dorren/shared/protocol/content.ts';
import { PLAIN_PATH } from '@dorren/shared/protocol/plain-page.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '@dorren/shared/protocol/values.ts';
import { WAY_OUT_PATH } from '@dorren/shared/protocol/way-out.ts';
import * as v from 'valibot';
import { ALWAYS, embeddedHeaders, PAGE_HEADERS } from '../../server/src/plugins/headers.ts';
import { wayOutHeaders } from '../../server/src/routes/way-out.ts';
import { partnersIn } from '../lib/partners-in.ts';
import { hashOf, type Manifest } from './manifest.ts';
import { readTemplate } from './template.ts';

export interface Fault {
  path: string;
  what: 'unreachable' | 'status' | 'bytes' | 'not-the-template' | 'header' | 'cookie' | 'content';
  /** The header's name, or the status. */
  detail?: string;
}

export interface Verdict {
  checked: number;
  faults: Fault[];
  /** The root key that the youth's page trusts, base64url, one for each that was served: to be compared with the centre's posters. */
  rootKeys: string[];
  /** Who may show the youth's page in a frame. */
  partners: string[];
  demonstration: boolean;
}

/** Those that come with headers of their own. */
const DOCUMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/console/': PAGE_HEADERS.console,
  '/staff/preview': PAGE_HEADERS.preview,
};

/** The youth's page, by itself and in a frame. */
const DOORS = [
  { address: '/', embedded: 'false', headers: () => PAGE_HEADERS.youth },
  {
    address: '/embedded',
    embedded: 'true',
    headers: (policy: string | undefined) => ({
      'x-frame-options': null,
      ...embeddedHeaders(partnersIn(policy) ?? []),
    }),
  },
];

/** `origin` with no slash at the end. */
export async function verify(origin: string, manifest: Manifest): Promise<Verdict> {
  const faults: Fault[] = [];
  const rootKeys = new Set<string>();
  const partners = new Set<string>();
  let demonstration = false;
  let checked = 0;

  const get = async (
    path: string,
    headers: Record<string, string>,
    expected: (sent: Headers) => Readonly<Record<string, string | null>>,
  ) => {
    checked++;
    const response = await fetch(origin + path, { headers, redirect: 'manual' }).catch(() => null);
    if (response === null) {
      faults.push({ path, what: 'unreachable' });
      return null;
    }
    for (const [name, value] of Object.entries({ ...ALWAYS, ...expected(response.headers) })) {
      if (response.headers.get(name) !== value) faults.push({ path, what: 'header', detail: name });
    }
    if (response.headers.has('set-cookie')) faults.push({ path, what: 'cookie' });
    if (response.status === 200) return new Uint8Array(await response.arrayBuffer());
    faults.push({ path, what: 'status', detail: String(response.status) });
    return null;
  };

  for (const [path, hash] of Object.entries(manifest.files)) {
    const body = await get(path, {}, (sent) => {
      if (path !== WAY_OUT_PATH) return DOCUMENTS[path] ?? {};
      const found = partnersIn(sent.get('content-security-policy') ?? undefined, wayOutHeaders) ?? [];
      for (const origin of found) partners.add(origin);
      return { 'x-frame-options': null, ...wayOutHeaders(found) };
    });
    if (body !== null && hashOf(body) !== hash) faults.push({ path, what: 'bytes' });
  }
  for (const { address, embedded, headers } of DOORS) {
    for (const language of PAGE_LANGUAGES) {
      const body = await get(address, { 'accept-language': language }, (sent) => {
        const policy = sent.get('content-security-policy') ?? undefined;
        if (embedded === 'true') for (const origin of partnersIn(policy) ?? []) partners.add(origin);
        return headers(policy);
      });
      if (body === null) continue;
      const path = `${address} (${language})`;
      const values = readTemplate(manifest.templates[language], new TextDecoder().decode(body));
      if (values === null || values.EMBEDDED !== embedded) {
        faults.push({ path, what: 'not-the-template' });
        continue;
      }
      const { CONTENT = '' } = values;
      const content = readContent(CONTENT, language);
      if (content === null) {
        faults.push({ path, what: 'content' });
        continue;
      }
      rootKeys.add(content.centre.rootKey);
      demonstration ||= content.demonstration;
    }
  }
  for (const language of PAGE_LANGUAGES) {
    const body = await get(PLAIN_PATH, { 'accept-language': language }, () => PAGE_HEADERS.youth);
    if (body === null || readTemplate(manifest.plain[language], new TextDecoder().decode(body)) !== null) continue;
    faults.push({ path: `${PLAIN_PATH} (${language})`, what: 'not-the-template' });
  }
  return { checked, faults, rootKeys: [...rootKeys], partners: [...partners], demonstration };
}

function readContent(escaped: string, language: PageLanguage): v.InferOutput<typeof youthContent> | null {
  const json = escaped.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
  const content = v.safeParse(v.pipe(v.string(), v.parseJson(), youthContent), json);
  return content.success && content.output.language === language ? content.output : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};
