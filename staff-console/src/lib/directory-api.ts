/** The staff's interface to the directory (docs/protocol.md, "The directory"), typed by the schemas of `directory.ts`. */
import * as directory from '@dorren/shared/protocol/directory.ts';
import { statistics } from '@dorren/shared/protocol/statistics.ts';
import { HttpClient, type HttpOptions } from './http-client.ts';

/** Every method rejects with Refused and nothing else. `revision` is always the one that was read. */
export class DirectoryApi {
  readonly #http: HttpClient;

  constructor(options: HttpOptions) {
    this.#http = new HttpClient(options);
  }

  directory(token: string) {
    return this.#http.ask(directory.staffDirectory, '/staff/directory', { token });
  }

  putOrganisation(token: string, revision: number, organisation: directory.Organisation) {
    return this.#http.ask(directory.revised, `/staff/directory/organisations/${organisation.id}`, {
      method: 'PUT',
      token,
      body: { revision, organisation },
    });
  }

  removeOrganisation(token: string, revision: number, id: string) {
    return this.#http.tell(`/staff/directory/organisations/${id}`, { method: 'DELETE', token, body: { revision } });
  }

  putEntry(token: string, revision: number, entry: directory.DirectoryEntry) {
    return this.#http.ask(directory.revised, `/staff/directory/entries/${entry.id}`, {
      method: 'PUT',
      token,
      body: { revision, entry },
    });
  }

  removeEntry(token: string, revision: number, id: string) {
    return this.#http.tell(`/staff/directory/entries/${id}`, { method: 'DELETE', token, body: { revision } });
  }

  /** All of it is right as it stands. */
  confirmEntry(token: string, revision: number, id: string) {
    return this.#http.tell(`/staff/directory/entries/${id}/confirm`, { method: 'POST', token, body: { revision } });
  }

  putCompetences(token: string, revision: number, competences: directory.Competence[]) {
    return this.#http.ask(directory.revised, '/staff/directory/competences', {
      method: 'PUT',
      token,
      body: { revision, competences },
    });
  }

  /** Newest first; `before`: only changes with a lower id. */
  changes(token: string, before: number | null) {
    const query = before === null ? '' : `?before=${before}`;
    return this.#http.ask(directory.directoryChanges, `/staff/directory/changes${query}`, { token });
  }

  undo(token: string, id: number) {
    return this.#http.tell(`/staff/directory/changes/${id}/undo`, { method: 'POST', token });
  }

  import(token: string, format: directory.DirectoryFormat, dryRun: boolean, content: string) {
    return this.#http.ask(directory.importReport, '/staff/directory/import', {
      method: 'POST',
      token,
      body: { format, dryRun, content },
    });
  }

  export(token: string, format: directory.DirectoryFormat) {
    return this.#http.file(`/staff/directory/export/${format}`, { token });
  }

  /** What is counted of referrals. */
  statistics(token: string) {
    return this.#http.ask(statistics, '/staff/statistics', { token });
  }
}
