/** How a connection to a server is made: over TLS if its address says so, and then to nobody whom the authority does not vouch for. */
export function socketTo<Options extends object>(url: string, authority: string | null, options: Options) {
  if (!url.startsWith('rediss:')) return options;
  return { ...options, tls: true as const, ...(authority === null ? {} : { ca: authority }) };
}
