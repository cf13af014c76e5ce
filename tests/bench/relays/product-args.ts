/** What a process of the product is told. */
export interface ProductArgs {
  /** So many counsellors may go on duty. */
  pairs: number;
  redis?: string;
  secret?: string;
  /** In the place of limits that no load reaches: as an operator would set them, the rest as it is by itself. */
  settings?: Record<string, string>;
  /** So many youths join from within the process, once it is told to go on: more than there are sockets for. */
  waiting?: number;
}
