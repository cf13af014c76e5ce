/**
 * Bodies of the staff's HTTP interface under `/staff/` (docs/protocol.md, "Accounts"). JSON both ways; the session token
 * goes in `Authorization: Bearer`, never in an address. A refusal is `{ code }` with a status of 400, 401, 403, 404, 409,
 * 429 or 503.
 */
import * as v from 'valibot';
import { REFUSAL_CODES } from './codes.ts';
import { directoryId } from './directory.ts';
import { base64url, competenceId, id, milliseconds, secret } from './fields.ts';
import { shortText } from './short-text.ts';
import { ROLES, TEAMS } from './values.ts';

const username = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{1,39}$/));
const role = v.picklist(ROLES);

export const refusal = v.strictObject({ code: v.picklist(REFUSAL_CODES) });

/** Argon2id (RFC 9106), version 1.3, one lane: what the console derives its two keys with from the passphrase. */
export const keyDerivation = v.strictObject({
  salt: base64url(16),
  operations: v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(16)),
  memoryBytes: v.pipe(v.number(), v.integer(), v.minValue(64 * 1024 * 1024), v.maxValue(1024 * 1024 * 1024)),
});
export type KeyDerivation = v.InferOutput<typeof keyDerivation>;

/**
 * The passphrase never leaves the browser. `proof` is the second half of what is derived from it: it authenticates and
 * unlocks nothing. The first half wraps the identity key (XChaCha20-Poly1305, nonce first).
 */
export const credentials = v.strictObject({
  keyDerivation,
  proof: secret,
  wrappedIdentity: base64url(256),
  identityKey: base64url(32),
});
export type Credentials = v.InferOutput<typeof credentials>;

export const challengeRequest = v.strictObject({ username });
export const signInRequest = v.strictObject({ username, proof: secret });

export const centre = v.strictObject({ id, name: shortText, rootKey: base64url(32) });
export type Centre = v.InferOutput<typeof centre>;

export const signInResponse = v.strictObject({
  token: secret,
  staffId: id,
  role,
  nameShown: v.string(),
  organisation: v.string(),
  wrappedIdentity: base64url(256),
  /** Null until the administrator has certified the identity key. */
  staffCertificate: v.nullable(base64url(2048)),
  centre,
  demonstration: v.boolean(),
});
export type SignInResponse = v.InferOutput<typeof signInResponse>;

/** `GET /staff/set-up`, open to all: whether a first administrator is still to come. */
export const setUpState = v.strictObject({ needed: v.boolean(), demonstration: v.boolean() });

/** `POST /staff/set-up` with the one-time token from the terminal as bearer. Ids are made in the browser: the certificate names them. */
export const setUpRequest = v.strictObject({
  centre,
  staffId: id,
  username,
  nameShown: shortText,
  organisation: shortText,
  credentials,
  staffCertificate: base64url(2048),
});

const once = <Item>() => v.check((list: Item[]) => new Set(list).size === list.length, 'one twice');
/** `PUT /staff/accounts/:id/skills`, administrators and supervisors: what a counsellor works as and knows well. The first team is the one counted. */
export const skills = v.strictObject({
  teams: v.pipe(v.array(v.picklist(TEAMS)), v.maxLength(TEAMS.length), once()),
  competences: v.pipe(v.array(competenceId), v.maxLength(60), once()),
});
export type Skills = v.InferOutput<typeof skills>;

/** `POST /staff/accounts`, administrators: makes an account and a one-time invitation. */
export const accountRequest = v.pipe(
  v.strictObject({
    username,
    nameShown: shortText,
    organisation: shortText,
    role,
    /** Of the directory: the one that a contact person keeps, or that another member of staff comes from. */
    directoryOrganisation: v.nullable(directoryId),
    ...skills.entries,
  }),
  v.check(
    ({ role, directoryOrganisation }) => role !== 'contact-person' || directoryOrganisation !== null,
    'a contact person of no organisation',
  ),
  v.check(
    ({ role, teams, competences }) => role === 'counsellor' || teams.length + competences.length === 0,
    'only counsellors have teams and competences',
  ),
);
export type AccountRequest = v.InferOutput<typeof accountRequest>;
export const invitation = v.strictObject({ staffId: id, token: secret, expiresAt: milliseconds });
export type Invitation = v.InferOutput<typeof invitation>;

/** `GET /staff/invitation` with the invitation's token as bearer; `POST` of `credentials` to the same accepts it. */
export const invitationDetails = v.strictObject({
  username,
  nameShown: v.string(),
  organisation: v.string(),
  role,
  centre,
});

/** `active`: a contact person, who talks with no youth and so needs no certificate. */
export const ACCOUNT_STATES = ['invited', 'awaiting-certificate', 'certified', 'active', 'disabled'] as const;
/** One row of `GET /staff/accounts`. */
export const account = v.strictObject({
  staffId: id,
  username,
  nameShown: v.string(),
  organisation: v.string(),
  role,
  directoryOrganisation: v.nullable(directoryId),
  ...skills.entries,
  state: v.picklist(ACCOUNT_STATES),
  identityKey: v.nullable(base64url(32)),
  staffCertificate: v.nullable(base64url(2048)),
  /** Signed for this account before, and valid until they expire or are revoked, whatever has taken their place. */
  formerCertificates: v.array(base64url(2048)),
});
export type Account = v.InferOutput<typeof account>;
export const accounts = v.array(account);

/** `PUT /staff/accounts/:id/certificate`. */
export const certificateRequest = v.strictObject({ staffCertificate: base64url(2048) });

/** `GET` and `PUT /staff/revocations`: the list is signed by the root; the serial never goes back. */
export const revocations = v.strictObject({
  serial: v.pipe(v.number(), v.integer(), v.minValue(0)),
  list: base64url(8192),
});

/** `GET` and `PUT /staff/replies`: a counsellor's own ready-made replies. */
export const replies = v.pipe(
  v.array(v.strictObject({ name: shortText, text: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)) })),
  v.maxLength(60),
);
export type Replies = v.InferOutput<typeof replies>;
