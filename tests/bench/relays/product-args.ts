/** What a process of the product is told. */
export interface ProductArgs {
  /** So many counsellors may go on duty. */
  pairs: number;
  redis?: string;
  secret?: string;
  /** As an operator would set them, the rest as it is by itself. */
  settings?: Record<string, string>;
  /** Keeps the service's own limits in the place of such as no load reaches. */
  isLimited?: boolean;
  /** So many youths join from within the process, once it is told to go on: more than there are sockets for. */
  waiting?: number;
}
