import type { Attack } from '../attack.ts';
import * as billing from './billing-signatures.ts';
import * as bodies from './bodies.ts';
import * as credentials from './credentials.ts';
import * as headers from './headers.ts';
import * as ids from './ids.ts';
import * as keysAndSecrets from './keys-and-secrets.ts';
import * as methods from './methods.ts';
import * as origins from './origins.ts';
import * as paths from './paths.ts';
import * as queries from './queries.ts';
import * as roles from './roles.ts';
import * as sessions from './sessions.ts';
import * as tickets from './tickets.ts';
import * as tokens from './tokens.ts';

/** On what a guard asks for. Each kind of guard needs at least one besides `noCredential`. */
export const ON_CREDENTIALS: readonly Attack[] = [
  credentials.noCredential,
  credentials.malformedBearer,
  credentials.credentialElsewhere,
  credentials.credentialOfAnotherKind,
  tokens.forgedTokens,
  tokens.misusedTokens,
  sessions.endedSession,
  sessions.endedCookie,
  sessions.malformedCookie,
  keysAndSecrets.endedApiKey,
  keysAndSecrets.wrongScope,
  keysAndSecrets.forgedHandshake,
  keysAndSecrets.forgedMetaSignature,
  billing.forgedNotice,
  billing.forgedPaddleSignature,
  tickets.wrongTicket,
  tickets.usedTicket,
];

/** By somebody who is known, and may not. */
export const ON_PERMISSIONS: readonly Attack[] = [roles.lowerRole, roles.lowerLevel, roles.singleFactor];

/** On what is not theirs. */
export const ON_IDS: readonly Attack[] = [
  ids.foreignIds,
  ids.foreignCall,
  ids.noMember,
  ids.foreignTicket,
  bodies.duplicatedIds,
];

export const ON_METHODS: readonly Attack[] = [methods.otherMethods, methods.head, methods.methodOverride];

export const ON_ORIGINS: readonly Attack[] = [
  origins.foreignOrigin,
  origins.listedOrigin,
  origins.foreignOriginWithCredential,
];

/** On how a request is read. */
export const ON_REQUESTS: readonly Attack[] = [
  paths.spelledPaths,
  paths.junkInPath,
  headers.spoofedHeaders,
  queries.strangeQuery,
  queries.duplicatedQuery,
  bodies.oversizedBody,
  bodies.otherContentType,
  bodies.malformedJson,
  bodies.duplicatedKeys,
  bodies.pollutedPrototype,
];

export const ATTACKS: readonly Attack[] = [
  ...ON_CREDENTIALS,
  ...ON_PERMISSIONS,
  ...ON_IDS,
  ...ON_METHODS,
  ...ON_ORIGINS,
  ...ON_REQUESTS,
];
