/** What the doctor looks for and what comes of it; the words are in `server/messages`, under `doctor.`. */

export interface Complaint {
  /** Key of the message, without `doctor.fault.`: what is wrong and how to mend it. */
  fault: string;
  values?: Readonly<Record<string, string | number>>;
}

export interface Check<On> {
  /** Key of the message, without `doctor.check.`. */
  name: string;
  /** Nothing if all is well. @throws NotPossible if it cannot be told from here. */
  examine(on: On): Promise<readonly Complaint[]> | readonly Complaint[];
}

export interface Finding {
  check: string;
  verdict: 'passed' | 'failed' | 'not-possible';
  complaints: readonly Complaint[];
}

export class NotPossible extends Error {
  readonly complaint: Complaint;

  constructor(fault: string, values: Readonly<Record<string, string | number>> = {}) {
    super(fault);
    this.complaint = { fault, values };
  }
}

/** Whatever stops a check, and is itself what is wrong. */
export class Failed extends Error {
  readonly complaint: Complaint;

  constructor(fault: string, values: Readonly<Record<string, string | number>>) {
    super(fault);
    this.complaint = { fault, values };
  }
}

export async function runChecks<On>(checks: readonly Check<On>[], on: On): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, examine } of checks) {
    try {
      const complaints = await examine(on);
      findings.push({ check: name, verdict: complaints.length === 0 ? 'passed' : 'failed', complaints });
    } catch (error) {
      const verdict = error instanceof Failed ? 'failed' : 'not-possible';
      const isOurs = error instanceof Failed || error instanceof NotPossible;
      findings.push({ check: name, verdict, complaints: [isOurs ? error.complaint : notAllowed(error)] });
    }
  }
  return findings;
}

const NO_PERMISSION = ['EACCES', 'EPERM'];

function notAllowed(error: unknown): Complaint {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!NO_PERMISSION.includes(code)) throw error;
  return { fault: 'no-permission' };
}
