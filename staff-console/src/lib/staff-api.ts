/** The staff's HTTP interface (docs/protocol.md, "Accounts"), typed by the schemas of `staff-http.ts`. */
import { type Settings, settings } from '@dorren/shared/protocol/content.ts';
import * as http from '@dorren/shared/protocol/staff-http.ts';
import * as v from 'valibot';
import { HttpClient, type HttpOptions } from './http-client.ts';

const certificateResponse = v.strictObject({ staffCertificate: v.nullable(v.string()) });

/** Every method rejects with {@link Refused} and nothing else. `token` is a session's unless it says otherwise. */
export class StaffApi {
  readonly #http: HttpClient;

  constructor(options: HttpOptions) {
    this.#http = new HttpClient(options);
  }

  setUpState() {
    return this.#http.ask(http.setUpState, '/staff/set-up');
  }

  /** `setUpToken`: from the terminal. */
  setUp(setUpToken: string, body: v.InferOutput<typeof http.setUpRequest>) {
    return this.#http.tell('/staff/set-up', { method: 'POST', token: setUpToken, body });
  }

  challenge(username: string) {
    return this.#http.ask(http.keyDerivation, '/staff/sign-in/challenge', { method: 'POST', body: { username } });
  }

  signIn(username: string, proof: string) {
    return this.#http.ask(http.signInResponse, '/staff/sign-in', { method: 'POST', body: { username, proof } });
  }

  signOut(token: string) {
    return this.#http.tell('/staff/sign-out', { method: 'POST', token });
  }

  /** `invitationToken`: from the link. */
  invitation(invitationToken: string) {
    return this.#http.ask(http.invitationDetails, '/staff/invitation', { token: invitationToken });
  }

  acceptInvitation(invitationToken: string, body: http.Credentials) {
    return this.#http.tell('/staff/invitation', { method: 'POST', token: invitationToken, body });
  }

  accounts(token: string) {
    return this.#http.ask(http.accounts, '/staff/accounts', { token });
  }

  invite(token: string, body: v.InferOutput<typeof http.accountRequest>) {
    return this.#http.ask(http.invitation, '/staff/accounts', { method: 'POST', token, body });
  }

  inviteAgain(token: string, staffId: string) {
    return this.#http.ask(http.invitation, `/staff/accounts/${staffId}/invitation`, { method: 'POST', token });
  }

  certify(token: string, staffId: string, staffCertificate: string) {
    return this.#http.tell(`/staff/accounts/${staffId}/certificate`, {
      method: 'PUT',
      token,
      body: { staffCertificate },
    });
  }

  changeSkills(token: string, staffId: string, body: http.Skills) {
    return this.#http.tell(`/staff/accounts/${staffId}/skills`, { method: 'PUT', token, body });
  }

  disable(token: string, staffId: string) {
    return this.#http.tell(`/staff/accounts/${staffId}/disable`, { method: 'POST', token });
  }

  /** One's own staff certificate, base64url; null until certified. */
  async certificate(token: string) {
    return (await this.#http.ask(certificateResponse, '/staff/certificate', { token })).staffCertificate;
  }

  revocations(token: string) {
    return this.#http.ask(http.revocations, '/staff/revocations', { token });
  }

  publishRevocations(token: string, body: v.InferOutput<typeof http.revocations>) {
    return this.#http.tell('/staff/revocations', { method: 'PUT', token, body });
  }

  settings(token: string) {
    return this.#http.ask(settings, '/staff/settings', { token });
  }

  changeSettings(token: string, body: Settings) {
    return this.#http.tell('/staff/settings', { method: 'PUT', token, body });
  }

  replies(token: string) {
    return this.#http.ask(http.replies, '/staff/replies', { token });
  }

  changeReplies(token: string, body: http.Replies) {
    return this.#http.tell('/staff/replies', { method: 'PUT', token, body });
  }
}
