/** Column types are those that SQLite and PostgreSQL both have: text, integer, bigint; truth is 0 or 1. */
export interface Tables {
  centre: { id: string; name: string; root_key: string };
  secrets: { name: string; value: string };
  accounts: {
    staff_id: string;
    username: string;
    name_shown: string;
    organisation: string;
    role: string;
    directory_organisation: string | null;
    /** JSON of `Skills`. */
    skills: string;
    disabled: number;
    /** JSON of `StoredCredentials`. */
    credentials: string | null;
    staff_certificate: string | null;
    /** JSON of an array of certificates. */
    former_certificates: string;
  };
  invitations: { token_hash: string; staff_id: string; expires_at: number };
  settings: { name: string; body: string };
  /** What was published of each series; `position` counts from 1 in order of publishing. */
  editions: {
    series: string;
    position: number;
    version: string;
    published_at: number;
    origin: string;
    /** JSON of who edited it. */
    edited_by: string;
    /** JSON of who approved it. */
    approved_by: string | null;
    /** JSON of `TextBody`. */
    body: string;
  };
  /** `body` is JSON of `KeptDraft`; null once published or dropped, so that its count of changes goes on. */
  text_drafts: { series: string; revision: number; body: string | null };
  revocations: { serial: number; list: string };
  /** Counts of referrals, by month and kinds (SPEC T1). */
  statistics: {
    month: string;
    kind: string;
    referred_from: string;
    referred_to: string;
    outcome: string;
    count: number;
  };
  /** Counts of concerns, by month and kinds (SPEC T5); `why` is empty for all but `not-possible`. */
  concerns: { month: string; age: string; happened: string; why: string; count: number };
  /** `body` is the whole as JSON; null once removed, so that its count of changes goes on. */
  directory_organisations: { id: string; revision: number; body: string | null };
  directory_entries: {
    id: string;
    organisation_id: string;
    revision: number;
    body: string | null;
    confirmed_by: string | null;
    confirmed_at: number | null;
  };
  /** One row, once the list has been set. */
  directory_competences: { name: string; revision: number; body: string };
  directory_changes: {
    id: number;
    at: number;
    changed_by: string;
    organisation_id: string | null;
    kind: string;
    subject_of: string;
    subject_id: string;
    before_body: string | null;
    after_body: string | null;
    undoes: number | null;
    import_id: number | null;
  };
  replies: { staff_id: string; body: string };
}
