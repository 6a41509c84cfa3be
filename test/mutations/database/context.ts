import type { DatabaseMutation } from './mutation.ts';

const VERIFIED = 'app_ctx.verified()';
const TENANT = 'app_ctx.tenant_id()';
const SIGNATURE = `sha256(convert_to(part[6], 'UTF8')) <> sha256(convert_to(encode(expected, 'hex'), 'UTF8'))`;

/** The signed context and what it is held against. */
export const CONTEXT_MUTATIONS: DatabaseMutation[] = [
  {
    id: 'signature-unchecked',
    defence: 'A context counts only under a right signature',
    change: { signature: VERIFIED, find: SIGNATURE, replacement: 'false' },
  },
  {
    id: 'signature-compared-by-its-beginning',
    defence: 'The whole signature is compared',
    change: {
      signature: VERIFIED,
      find: SIGNATURE,
      replacement: `left(part[6], 16) <> left(encode(expected, 'hex'), 16)`,
    },
  },
  {
    id: 'signature-compared-in-any-case',
    defence: 'A signature has one spelling only',
    change: {
      signature: VERIFIED,
      find: SIGNATURE,
      replacement: `lower(part[6]) <> encode(expected, 'hex')`,
    },
  },
  {
    id: 'unknown-key-accepted',
    defence: 'A context that names an unknown key is refused',
    change: {
      signature: VERIFIED,
      find: `raise exception 'context key is unknown' using errcode = '28000';`,
      replacement: 'null;',
    },
  },
  {
    id: 'expiry-unchecked',
    defence: 'A context ends',
    change: {
      signature: VERIFIED,
      find: 'to_timestamp(part[3]::bigint) <= clock_timestamp()',
      replacement: 'false',
    },
  },
  {
    id: 'expiry-with-an-hour-more',
    defence: 'A context ends when it says',
    change: {
      signature: VERIFIED,
      find: '<= clock_timestamp() then',
      replacement: `<= clock_timestamp() - interval '1 hour' then`,
    },
  },
  {
    id: 'version-unchecked',
    defence: 'A context of another version is refused though rightly signed',
    change: { signature: VERIFIED, find: `or part[1] <> 'v1'`, replacement: '' },
  },
  {
    id: 'session-unchecked',
    defence: 'A context of a person needs a session that exists',
    change: {
      signature: VERIFIED,
      find: `raise exception 'session has ended' using errcode = '28000';`,
      replacement: 'null;',
    },
  },
  {
    id: 'session-of-anybody',
    defence: 'The session has to be the person’s own',
    change: {
      signature: VERIFIED,
      find: 's.user_id = person and s.id = session',
      replacement: 's.id = session',
    },
  },
  {
    id: 'revoked-session-accepted',
    defence: 'A session that was revoked opens nothing',
    change: { signature: VERIFIED, find: 's.revoked_at is null and', replacement: '' },
  },
  {
    id: 'expired-session-accepted',
    defence: 'A session that has expired opens nothing',
    change: { signature: VERIFIED, find: 'and s.expires_at > clock_timestamp()', replacement: '' },
  },
  {
    id: 'membership-unchecked',
    defence: 'A person reaches the organisations that they belong to, and no other',
    change: {
      signature: VERIFIED,
      find: `raise exception 'not a member' using errcode = '42501', detail = 'membership';`,
      replacement: 'null;',
    },
  },
  {
    id: 'api-key-unchecked',
    defence: 'An API key has to exist',
    change: {
      signature: VERIFIED,
      find: `raise exception 'api key has ended' using errcode = '28000';`,
      replacement: 'null;',
    },
  },
  {
    id: 'api-key-of-any-organisation',
    defence: 'An API key opens its own organisation only',
    change: {
      signature: VERIFIED,
      find: 'k.tenant_id = tenant and k.id = key',
      replacement: 'k.id = key',
    },
  },
  {
    id: 'revoked-api-key-accepted',
    defence: 'An API key that was revoked opens nothing',
    change: { signature: VERIFIED, find: 'k.revoked_at is null and', replacement: '' },
  },
  {
    id: 'expired-api-key-accepted',
    defence: 'An API key that has expired opens nothing',
    change: {
      signature: VERIFIED,
      find: 'and (k.expires_at is null or k.expires_at > clock_timestamp())',
      replacement: '',
    },
  },
  {
    id: 'tenant-from-a-plain-setting',
    defence: 'The tenant that policies ask for is the verified one',
    change: {
      signature: TENANT,
      find: `if raw is null or raw = '' then`,
      replacement: `if current_setting('app.tenant_id', true) <> '' then
    return current_setting('app.tenant_id', true)::uuid;
  elsif raw is null or raw = '' then`,
    },
  },
  {
    id: 'user-from-a-plain-setting',
    defence: 'The person that policies ask for is the verified one',
    change: {
      signature: 'app_ctx.user_id()',
      find: 'return (app_ctx.verified()).user_id',
      replacement: `return coalesce(nullif(current_setting('app.user_id', true), '')::uuid, (app_ctx.verified()).user_id)`,
    },
  },
  {
    id: 'seal-uncompared',
    defence: 'A context that was not verified in this statement is verified',
    change: {
      signature: TENANT,
      find: `if sha256(convert_to(current_setting('app.seal', true), 'UTF8')) = sha256(convert_to(seal, 'UTF8')) then`,
      replacement: `if seal is not null then`,
    },
  },
  {
    id: 'seal-before-verification',
    defence: 'Nothing is sealed that was not verified',
    change: {
      signature: TENANT,
      find: `claims := app_ctx.verified();
  perform set_config('app.seal', seal, true);`,
      replacement: `perform set_config('app.seal', seal, true);
  begin
    claims := app_ctx.verified();
  exception when invalid_authorization_specification then
    return null;
  end;`,
    },
  },
  {
    id: 'context-function-immutable',
    defence: 'The planner never folds the context of one statement into a plan for the next',
    change: 'alter function app_ctx.tenant_id() immutable',
  },
  {
    id: 'verifier-immutable',
    defence: 'The verifier is asked anew in each statement',
    change: 'alter function app_ctx.verified() immutable',
  },
  {
    id: 'context-function-leakproof',
    defence: 'No function of ours claims to leak nothing',
    change: 'alter function app_ctx.user_id() leakproof',
  },
];
