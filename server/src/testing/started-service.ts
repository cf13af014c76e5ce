import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials, Invitation, SignInResponse, Skills } from '@dorren/shared/protocol/staff-http.ts';
import type { Role } from '@dorren/shared/protocol/values.ts';
import { type Config, readConfig } from '../config.ts';
import type { Clock } from '../ports/clock.ts';
import { type Service, type ServiceOptions, startService } from '../service.ts';
import { writePages } from './pages.ts';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined if it is no JSON. */
  json: unknown;
}

export interface Request {
  method?: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestService {
  service: Service;
  directory: string;
  faults: unknown[];
  ask(path: string, request?: Request): Promise<Answer>;
  stop(): Promise<void>;
}

export interface TestOptions {
  variables?: Record<string, string>;
  demonstration?: boolean;
  clock?: Clock;
  fill?: NonNullable<ServiceOptions['fill']>;
  /** To start again on the same records. */
  directory?: string;
}

/** The service as it is, over real HTTP on a free port, with small pages of its own; `stop` leaves nothing behind. */
export async function startTestService(options: TestOptions = {}): Promise<TestService> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'service-'));
  const faults: unknown[] = [];
  const service = await startService({
    config: testConfig({ DATA_DIR: join(directory, 'data'), PAGES_DIR: writePages(directory), ...options.variables }),
    demonstration: options.demonstration ?? false,
    onFault: (error) => faults.push(error),
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.fill ? { fill: options.fill } : {}),
  });
  return {
    service,
    directory,
    faults,
    ask: (path, request) => ask(service.address + path, request),
    async stop() {
      await service.stop();
      if (!options.directory) rmSync(directory, { recursive: true, force: true });
    },
  };
}

function testConfig(variables: Record<string, string>): Config {
  const read = readConfig({ PORT: '0', STOP_GRACE_MS: '1', ...variables });
  if (!read.ok) throw new Error(`bad settings: ${read.names}`);
  return read.config;
}

async function ask(address: string, { method = 'GET', token, body, headers = {} }: Request = {}): Promise<Answer> {
  const response = await fetch(address, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const bytes = (count: number): string => randomBytes(count).toString('base64url');

/** Credentials in their outer form; the server can tell no more of real ones. */
export function madeUpCredentials(): Credentials {
  return {
    keyDerivation: { salt: bytes(16), operations: 3, memoryBytes: 64 * 1024 * 1024 },
    proof: bytes(32),
    wrappedIdentity: bytes(72),
    identityKey: bytes(32),
  };
}

/** Sets the service up; gives the administrator's session. */
export async function setUp(test: TestService, username = 'admin'): Promise<SignInResponse & { proof: string }> {
  const credentials = madeUpCredentials();
  const answer = await test.ask('/staff/set-up', {
    method: 'POST',
    token: test.service.setUpToken ?? '',
    body: {
      centre: { id: bytes(16), name: 'Made-up <Centre> & "co"', rootKey: bytes(32) },
      staffId: bytes(16),
      username,
      nameShown: 'Ada',
      organisation: 'The centre',
      credentials,
      staffCertificate: bytes(300),
    },
  });
  if (answer.status !== 204) throw new Error(`set-up: ${answer.status} ${answer.text}`);
  return { ...(await signIn(test, username, credentials.proof)), proof: credentials.proof };
}

export async function signIn(test: TestService, username: string, proof: string): Promise<SignInResponse> {
  const answer = await test.ask('/staff/sign-in', { method: 'POST', body: { username, proof } });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
  return answer.json as SignInResponse;
}

/** Invites, accepts, certifies (but for a contact person, or if told not to) and signs in a member of staff. */
export async function addStaff(
  test: TestService,
  administrator: string,
  username: string,
  role: Role,
  details: Partial<Skills & { directoryOrganisation: string }> = {},
  isCertified = role !== 'contact-person',
): Promise<SignInResponse & { proof: string }> {
  const invited = await test.ask('/staff/accounts', {
    method: 'POST',
    token: administrator,
    body: {
      ...{ username, nameShown: username, organisation: 'The centre', role },
      ...{ directoryOrganisation: null, teams: [], competences: [], ...details },
    },
  });
  const { staffId, token } = invited.json as Invitation;
  const credentials = madeUpCredentials();
  await test.ask('/staff/invitation', { method: 'POST', token, body: credentials });
  const certificate = { method: 'PUT', token: administrator, body: { staffCertificate: bytes(300) } };
  if (isCertified) await test.ask(`/staff/accounts/${staffId}/certificate`, certificate);
  return { ...(await signIn(test, username, credentials.proof)), proof: credentials.proof };
}
