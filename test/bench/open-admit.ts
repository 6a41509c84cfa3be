type Admissions = typeof import('../../worker/http/admit.ts');

/** In place of worker/http/admit.ts in the Worker that the gate's cost is measured against: nothing is counted. */
const nothing = async (): Promise<void> => {};

// One that is added there and is missing here does not compile.
const open: Record<keyof Admissions, typeof nothing> = {
  admitInTenant: nothing,
  admitPerson: nothing,
  admitGuess: nothing,
  admitNetwork: nothing,
  admitAccount: nothing,
};

export const { admitInTenant, admitPerson, admitGuess, admitNetwork, admitAccount } = open;
