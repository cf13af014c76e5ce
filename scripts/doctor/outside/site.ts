/** Asks a running service as anybody could, and keeps everything that it says. */
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Failed } from '../finding.ts';

export interface Site {
  /** As visitors write it. */
  origin: URL;
  /** Where plain HTTP would answer for the same name; null if that cannot be known. */
  httpPort: number | null;
  /** Who should be able to show the door in a frame; left out if that is not known. */
  partners?: readonly string[];
  /** Authorities that are trusted instead of the system's own, PEM. */
  ca?: string | Buffer;
}

export interface Answer {
  path: string;
  status: number;
  /** Every value of each header, by its name in small letters, in order. */
  headers: ReadonlyMap<string, readonly string[]>;
  /** Without its encoding. */
  body: Buffer;
}

export interface Request {
  method?: string;
  headers?: Readonly<Record<string, string>>;
}

const PATIENCE_MS = 15_000;

/** @throws Failed if there is no answer. Whether its certificate is good is another question, asked once (`tls.ts`). */
export function ask(site: Site, path: string, { method = 'GET', headers = {} }: Request = {}): Promise<Answer> {
  const { hostname, port, protocol } = site.origin;
  const options = { hostname, port, path, method, headers, timeout: PATIENCE_MS, agent: false };
  return new Promise((resolve, refuse) => {
    const reject = (error: Error) => refuse(unanswered(path, error));
    const sent =
      protocol === 'https:' ? tlsRequest({ ...options, rejectUnauthorized: false }) : plainRequest({ ...options });
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const kept = collect(response.rawHeaders);
        try {
          const body = decoded(Buffer.concat(chunks), kept.get('content-encoding')?.[0]);
          resolve({ path, status: response.statusCode ?? 0, headers: kept, body });
        } catch (error) {
          refuse(unanswered(path, error));
        }
      });
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })));
    sent.on('error', reject);
    sent.end();
  });
}

export function unanswered(path: string, error: unknown): Failed {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'none';
  return new Failed('no-answer', { path, code });
}

function collect(raw: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), raw[i + 1] ?? '']);
  }
  return headers;
}

function decoded(body: Buffer, encoding: string | undefined): Buffer {
  if (body.byteLength === 0) return body;
  if (encoding === 'br') return brotliDecompressSync(body);
  if (encoding === 'gzip') return gunzipSync(body);
  return body;
}
