/** The staff's interface to notices, the routine and the bindings (docs/texts.md), typed by the schemas of `texts.ts`. */
import * as texts from '@dorren/shared/protocol/texts.ts';
import { HttpClient, type HttpOptions } from './http-client.ts';

/** Every method rejects with Refused and nothing else. `revision` is always the one that was read. */
export class TextsApi {
  readonly #http: HttpClient;

  constructor(options: HttpOptions) {
    this.#http = new HttpClient(options);
  }

  list(token: string) {
    return this.#http.ask(texts.seriesList, '/staff/texts', { token });
  }

  series(token: string, series: texts.Series) {
    return this.#http.ask(texts.seriesTold, `/staff/texts/${series}`, { token });
  }

  /** The version in force. */
  current(token: string, series: texts.Series) {
    return this.#http.ask(texts.edition, `/staff/texts/${series}/current`, { token });
  }

  edition(token: string, series: texts.Series, version: string) {
    return this.#http.ask(texts.edition, `/staff/texts/${series}/editions/${encodeURIComponent(version)}`, { token });
  }

  /** Revision 0: there is no draft yet. */
  putDraft(token: string, series: texts.Series, revision: number, body: texts.TextBody) {
    return this.#http.ask(texts.textDraft, `/staff/texts/${series}/draft`, {
      method: 'PUT',
      token,
      body: { revision, body },
    });
  }

  dropDraft(token: string, series: texts.Series, revision: number) {
    return this.#http.tell(`/staff/texts/${series}/draft`, { method: 'DELETE', token, body: { revision } });
  }

  propose(token: string, series: texts.Series, revision: number) {
    return this.#http.ask(texts.textDraft, `/staff/texts/${series}/draft/propose`, {
      method: 'POST',
      token,
      body: { revision },
    });
  }

  /** Publishes exactly what was shown: `digest` is of that. */
  approve(token: string, series: texts.Series, revision: number, digest: string) {
    return this.#http.ask(texts.editionSummary, `/staff/texts/${series}/draft/approve`, {
      method: 'POST',
      token,
      body: { revision, digest },
    });
  }

  giveBack(token: string, series: texts.Series, revision: number, note: string) {
    return this.#http.ask(texts.textDraft, `/staff/texts/${series}/draft/return`, {
      method: 'POST',
      token,
      body: { revision, note },
    });
  }

  /** All that was ever published, as a file. */
  exportSeries(token: string, series: texts.Series) {
    return this.#http.file(`/staff/texts/${series}/export`, { token });
  }

  /** What is in force. */
  bindings(token: string) {
    return this.#http.ask(texts.bindingsTold, '/staff/bindings', { token });
  }
}
