/** What became of the controls without one defence. */
export interface ControlResult {
  control: string;
  mutation: string;
  defence: string;
  /** Ids of controls that the security page would not show as verified any more. */
  turnedOff: string[];
  /** The tests and audits that turned them off. */
  by: string[];
  /** Whether it turned off the control that it is meant for, and no other. */
  exactly: boolean;
  /** The test files and audits that ran: all of the control's own, of the others those that could notice. */
  proofsRun: string[];
  /** Why nothing can be said of it: it fits no place any more, or what it breaks keeps tests from running. */
  unfit?: string;
}

/** What `npm run -s test:controls -- --json` prints. An unfit mutation has turned nothing off. */
export function summariseControls(results: readonly ControlResult[]) {
  const idsOf = (some: readonly ControlResult[]) => some.map(({ control }) => control);
  const notOff = results.filter(({ control, turnedOff }) => !turnedOff.includes(control));
  const exact = results.filter(({ exactly }) => exactly);
  return {
    controls: results.length,
    turnedOff: results.length - notOff.length,
    exactly: exact.length,
    notOff: idsOf(notOff),
    notExact: idsOf(results.filter((result) => !exact.includes(result) && !notOff.includes(result))),
    results,
  };
}

/** Control × mutation × what it turned off × by what, one a line. */
export function writeControlTable(results: readonly ControlResult[]): string {
  const rows = results.map(({ control, mutation, turnedOff, by, unfit }) => {
    const outcome = turnedOff.length > 0 ? `${turnedOff.join(', ')}\t${by.join(' | ')}` : 'STILL ON\t';
    return `${control}\t${mutation}\t${unfit === undefined ? outcome : `UNFIT: ${unfit}\t`}`;
  });
  return ['control\tmutation\tturned off\tby', ...rows].join('\n');
}
