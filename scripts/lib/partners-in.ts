import * as v from 'valibot';
import { embeddedHeaders } from '../../server/src/plugins/headers.ts';
import { partners } from '../../shared/src/protocol/partners.ts';

/** Who may show the door in a frame by this policy of `/embedded`, or of what has `headersFor`; null if it is none that the service sends, whoever they are. */
export function partnersIn(policy: string | undefined, headersFor = embeddedHeaders): readonly string[] | null {
  const listed = /(?:^|; )frame-ancestors (?:'self' )?([^;]+)/.exec(policy ?? '')?.[1] ?? '';
  const found = v.safeParse(partners, listed === "'none'" ? [] : listed.split(' '));
  const isOurs = found.success && headersFor(found.output)['content-security-policy'] === policy;
  return isOurs ? found.output : null;
}
