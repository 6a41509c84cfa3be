/** In place of worker/http/admit.ts in the Worker that the gate's cost is measured against: nothing is counted. */
const nothing = async (): Promise<void> => {};

export const admitInTenant = nothing;
export const admitPerson = nothing;
export const admitNetwork = nothing;
export const admitAccount = nothing;
