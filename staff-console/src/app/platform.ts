/** What the app needs of the browser, loaded once. */
import type { SumoSodium } from '@dorren/shared/crypto/sodium.ts';
import { DirectoryApi } from '../lib/directory-api.ts';
import type { HttpOptions } from '../lib/http-client.ts';
import { StaffApi } from '../lib/staff-api.ts';
import { TextsApi } from '../lib/texts-api.ts';

const here: HttpOptions = { origin: '', fetch: (input, init) => fetch(input, init) };
export const api = new StaffApi(here);
export const directoryApi = new DirectoryApi(here);
export const textsApi = new TextsApi(here);

/** The youth's page for showing what is not yet in force (web-client/PAGE.md). */
export const PREVIEW_ADDRESS = '/staff/preview';

let loading: Promise<SumoSodium> | null = null;

/** libsodium's larger build, the one with Argon2id. */
export function sodium(): Promise<SumoSodium> {
  loading ??= import('libsodium-wrappers-sumo').then(async ({ default: module }) => {
    await module.ready;
    return module;
  });
  return loading;
}

export function socketAddress(): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/staff/socket`;
}
