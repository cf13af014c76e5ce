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
  notices: { position: number; language: string; version: string; body: string };
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
  replies: { staff_id: string; body: string };
}
