/** The staff's HTTP interface (docs/protocol.md, "Accounts"), typed by the schemas of `staff-http.ts`. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { type Settings, settings } from '@dorren/shared/protocol/content.ts';
import * as http from '@dorren/shared/protocol/staff-http.ts';
import * as v from 'valibot';

/** What the server refused, or `unavailable` when there was no answer that makes sense. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

export interface StaffApiOptions {
  /** Scheme and host; empty for the page's own. */
  origin: string;
  fetch: typeof globalThis.fetch;
}

interface Request {
  method?: 'POST' | 'PUT';
  token?: string;
  body?: object;
}

const certificateResponse = v.strictObject({ staffCertificate: v.nullable(v.string()) });

/** Every method rejects with {@link Refused} and nothing else. `token` is a session's unless it says otherwise. */
export class StaffApi {
  readonly #options: StaffApiOptions;

  constructor(options: StaffApiOptions) {
    this.#options = options;
  }

  setUpState() {
    return this.#ask(http.setUpState, '/staff/set-up');
  }

  /** `setUpToken`: from the terminal. */
  setUp(setUpToken: string, body: v.InferOutput<typeof http.setUpRequest>) {
    return this.#tell('/staff/set-up', { method: 'POST', token: setUpToken, body });
  }

  challenge(username: string) {
    return this.#ask(http.keyDerivation, '/staff/sign-in/challenge', { method: 'POST', body: { username } });
  }

  signIn(username: string, proof: string) {
    return this.#ask(http.signInResponse, '/staff/sign-in', { method: 'POST', body: { username, proof } });
  }

  signOut(token: string) {
    return this.#tell('/staff/sign-out', { method: 'POST', token });
  }

  /** `invitationToken`: from the link. */
  invitation(invitationToken: string) {
    return this.#ask(http.invitationDetails, '/staff/invitation', { token: invitationToken });
  }

  acceptInvitation(invitationToken: string, body: http.Credentials) {
    return this.#tell('/staff/invitation', { method: 'POST', token: invitationToken, body });
  }

  accounts(token: string) {
    return this.#ask(http.accounts, '/staff/accounts', { token });
  }

  invite(token: string, body: v.InferOutput<typeof http.accountRequest>) {
    return this.#ask(http.invitation, '/staff/accounts', { method: 'POST', token, body });
  }

  inviteAgain(token: string, staffId: string) {
    return this.#ask(http.invitation, `/staff/accounts/${staffId}/invitation`, { method: 'POST', token });
  }

  certify(token: string, staffId: string, staffCertificate: string) {
    return this.#tell(`/staff/accounts/${staffId}/certificate`, { method: 'PUT', token, body: { staffCertificate } });
  }

  disable(token: string, staffId: string) {
    return this.#tell(`/staff/accounts/${staffId}/disable`, { method: 'POST', token });
  }

  /** One's own staff certificate, base64url; null until certified. */
  async certificate(token: string) {
    return (await this.#ask(certificateResponse, '/staff/certificate', { token })).staffCertificate;
  }

  revocations(token: string) {
    return this.#ask(http.revocations, '/staff/revocations', { token });
  }

  publishRevocations(token: string, body: v.InferOutput<typeof http.revocations>) {
    return this.#tell('/staff/revocations', { method: 'PUT', token, body });
  }

  settings(token: string) {
    return this.#ask(settings, '/staff/settings', { token });
  }

  changeSettings(token: string, body: Settings) {
    return this.#tell('/staff/settings', { method: 'PUT', token, body });
  }

  replies(token: string) {
    return this.#ask(http.replies, '/staff/replies', { token });
  }

  changeReplies(token: string, body: http.Replies) {
    return this.#tell('/staff/replies', { method: 'PUT', token, body });
  }

  async #ask<T>(schema: v.GenericSchema<unknown, T>, path: string, request: Request = {}): Promise<T> {
    const parsed = v.safeParse(schema, await this.#request(path, request));
    if (!parsed.success) throw new Refused('unavailable');
    return parsed.output;
  }

  async #tell(path: string, request: Request): Promise<void> {
    await this.#request(path, request);
  }

  async #request(path: string, { method, token, body }: Request): Promise<unknown> {
    const headers = new Headers();
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    // Called on its own: a browser's refuses to be anybody's method.
    const { fetch, origin } = this.#options;
    let response: Response;
    let content: unknown = null;
    try {
      response = await fetch(origin + path, {
        method: method ?? 'GET',
        headers,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (response.status !== 204) content = await response.json();
    } catch {
      throw new Refused('unavailable');
    }
    if (response.ok) return content;
    const refusal = v.safeParse(http.refusal, content);
    throw new Refused(refusal.success ? refusal.output.code : 'unavailable');
  }
}
