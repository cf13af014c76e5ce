/** Unguessable names, from the system's generator. */
export interface Random {
  /** 16 bytes, base64url: 22 characters. */
  id(): string;
  /** 32 bytes, base64url: 43 characters. */
  secret(): string;
}
