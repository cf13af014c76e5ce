import { describe, expect, it } from 'vitest';
import { faultCode } from './faults.ts';

describe('what is told of a fault', () => {
  it('A7: never has its message', () => {
    const secret = 'c0nversation\n    at somewhere (/server/src/secret.ts:1:1)';
    const code = faultCode(new TypeError(secret));
    expect(code).toMatch(/^TypeError faults\.test\.ts:\d+$|^TypeError$/);
    expect(code).not.toContain('secret');
  });

  it('A7: never has what somebody wrote, when the parser quotes it', () => {
    let thrown: unknown;
    try {
      JSON.parse('{"name": Berit}');
    } catch (error) {
      thrown = error;
    }
    expect(faultCode(thrown)).not.toContain('Berit');
  });

  it('has the code of the operating system', () => {
    expect(faultCode(Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatch(/^ENOSPC/);
    expect(faultCode(Object.assign(new Error('x'), { code: 'not a code' }))).toMatch(/^Error/);
  });

  it('is unknown for what is no error', () => {
    expect(faultCode('text')).toBe('unknown');
    expect(faultCode(undefined)).toBe('unknown');
  });
});
