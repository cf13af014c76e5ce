/** Asking the server over HTTP: what it refuses, and whatever makes no sense, becomes a code. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import { refusal } from '@dorren/shared/protocol/staff-http.ts';
import * as v from 'valibot';

/** What the server refused, or `unavailable` when there was no answer that makes sense. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }
}

export interface HttpOptions {
  /** Scheme and host; empty for the page's own. */
  origin: string;
  fetch: typeof globalThis.fetch;
}

export interface HttpRequest {
  method?: 'POST' | 'PUT' | 'DELETE';
  token?: string;
  body?: object;
}

/** Every method rejects with {@link Refused} and nothing else. */
export class HttpClient {
  readonly #options: HttpOptions;

  constructor(options: HttpOptions) {
    this.#options = options;
  }

  /** The answer's JSON, if it is of the schema. */
  async ask<T>(schema: v.GenericSchema<unknown, T>, path: string, request: HttpRequest = {}): Promise<T> {
    const parsed = v.safeParse(schema, await this.#request(path, request, json));
    if (!parsed.success) throw new Refused('unavailable');
    return parsed.output;
  }

  /** The answer as it is: a file. */
  file(path: string, request: HttpRequest = {}): Promise<Blob> {
    return this.#request(path, request, (response) => response.blob());
  }

  async tell(path: string, request: HttpRequest): Promise<void> {
    await this.#request(path, request, json);
  }

  async #request<T>(
    path: string,
    { method, token, body }: HttpRequest,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    const headers = new Headers();
    if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    // Called on its own: a browser's refuses to be anybody's method.
    const { fetch, origin } = this.#options;
    let response: Response;
    let content: T;
    try {
      response = await fetch(origin + path, {
        method: method ?? 'GET',
        headers,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw await refused(response);
      content = await read(response);
    } catch (error) {
      throw error instanceof Refused ? error : new Refused('unavailable');
    }
    return content;
  }
}

/** Nothing where there is nothing to read. */
async function json(response: Response): Promise<unknown> {
  return response.status === 204 ? null : response.json();
}

async function refused(response: Response): Promise<Refused> {
  const parsed = v.safeParse(refusal, await response.json());
  return new Refused(parsed.success ? parsed.output.code : 'unavailable');
}
