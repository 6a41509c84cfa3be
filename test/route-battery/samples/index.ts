import type { Samples } from '../sample.ts';
import { accountSamples } from './account.ts';
import { guardSamples } from './guard.ts';
import { inboxSamples } from './inbox.ts';
import { knowledgeSamples } from './knowledge.ts';
import { operationsSamples } from './operations.ts';
import { organisationSamples } from './organisations.ts';
import { secondFactorSamples } from './second-factor.ts';
import { sessionSamples } from './sessions.ts';
import { settingsSamples } from './settings.ts';
import { trustSamples } from './trust.ts';
import { usageSamples } from './usage.ts';
import { webhookSamples } from './webhooks.ts';

/** A good call of every route. One that is missing here fails the battery. */
export const SAMPLES: Samples = {
  ...operationsSamples,
  ...accountSamples,
  ...sessionSamples,
  ...secondFactorSamples,
  ...organisationSamples,
  ...inboxSamples,
  ...knowledgeSamples,
  ...settingsSamples,
  ...usageSamples,
  ...guardSamples,
  ...trustSamples,
  ...webhookSamples,
};
