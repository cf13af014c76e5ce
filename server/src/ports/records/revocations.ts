/** The newest list of revoked certificates, signed in the administrator's browser. */
export interface RevocationList {
  serial: number;
  /** Base64url, as it came; empty before the first. */
  list: string;
}

export interface Revocations {
  /** Serial 0 and an empty list before the first. */
  get(): Promise<RevocationList>;
  /** False, and nothing done, unless the serial is higher than the stored one (SPEC A6). */
  put(list: RevocationList): Promise<boolean>;
}
