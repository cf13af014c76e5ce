/** Who may show the door in a frame, and that no frame is told what browsers write down. */
import { partnersIn } from '../../lib/partners-in.ts';
import { type Check, type Complaint, NotPossible } from '../finding.ts';
import { ask } from './site.ts';
import type { Visit } from './visit.ts';

export const EMBEDDED_CHECKS: readonly Check<Visit>[] = [
  { name: 'partners', examine: examinePartners },
  { name: 'frame', examine: examineFrame },
];

/** Whether anybody may show other pages is told by their headers, which are compared as they are. */
function examinePartners({ site, answers }: Visit): Complaint[] {
  const policy = answers.find(({ path }) => path === '/embedded')?.headers.get('content-security-policy')?.[0];
  const found = partnersIn(policy);
  if (found === null) return [{ fault: 'partners-unreadable' }];
  const trying = found.filter((origin) => origin.startsWith('http:'));
  const complaints = told('partners-for-trying', trying);
  if (site.partners === undefined) {
    const others = found.filter((origin) => !trying.includes(origin));
    if (complaints.length > 0 || others.length === 0) return complaints;
    throw new NotPossible('partners-not-said', { addresses: others.join(', ') });
  }
  const expected = site.partners;
  return [
    ...complaints,
    ...told(
      'partners-more',
      found.filter((origin) => !expected.includes(origin) && !trying.includes(origin)),
    ),
    ...told(
      'partners-missing',
      expected.filter((origin) => !found.includes(origin)),
    ),
  ];
}

function told(fault: string, origins: readonly string[]): Complaint[] {
  return origins.length === 0 ? [] : [{ fault, values: { addresses: origins.join(', ') } }];
}

async function examineFrame({ site }: Visit): Promise<Complaint[]> {
  const framed = await ask(site, '/embedded', {
    headers: { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' },
  });
  const complaints: Complaint[] = [];
  if (framed.headers.has('x-frame-options')) complaints.push({ fault: 'frame-refused' });
  if (framed.headers.has('strict-transport-security')) complaints.push({ fault: 'frame-hsts' });
  return complaints;
}
