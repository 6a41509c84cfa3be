import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog } from '../../../worker/platform/log.ts';

afterEach(() => vi.restoreAllMocks());

function lines(write: () => void): Record<string, unknown>[] {
  const spy = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  write();
  return spy.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
}

describe('createLog', () => {
  it('writes one JSON object a line, redacted, with its bound fields', () => {
    const log = createLog({ requestId: '01a20a4b-6d11-7663-868d-55ff32cf6a4b' }).with({ job: 'x' });
    const [line] = lines(() => log.info('thing.done', { to: 'ana@example.com', count: 2 }));
    expect(line).toMatchObject({
      level: 'info',
      event: 'thing.done',
      requestId: '01a20a4b-6d11-7663-868d-55ff32cf6a4b',
      job: 'x',
      to: 'a***@***',
      count: 2,
    });
  });

  it('keeps of an error its kind, code and place, never its message', () => {
    const cause = Object.assign(new RangeError('customer said hello'), {
      code: '23505',
      constraint: 'some_key',
    });
    const [line] = lines(() => createLog().error('it.failed', new Error('customer said hello', { cause })));
    expect(JSON.stringify(line)).not.toContain('customer');
    expect(line).toMatchObject({ error: 'RangeError', code: '23505', constraint: 'some_key' });
    expect(String(line?.stack)).toContain('at ');
    expect(String(line?.stack)).not.toContain('/test/unit/');
  });

  it('names files without their folders, in a stack', () => {
    const error = new Error('x');
    error.stack =
      'Error: x\n    at one (file:///srv/a/one.ts:1:2)\n    at file:///srv/two.ts:3:4\n    at async srv/three.ts:5:6\n    at <anonymous>';
    const [line] = lines(() => createLog().error('it.failed', error));
    expect(line?.stack).toBe('at one one.ts:1:2 < at two.ts:3:4 < at async three.ts:5:6 < at <anonymous>');
  });
});
