import { openJobDb } from '../../worker/data/tenant-db.ts';
import { connectChannel } from '../../worker/features/channels/connect-channel.ts';
import { objectKeys } from '../../worker/platform/bucket.ts';
import { parseKeyring } from '../../worker/platform/keyring.ts';
import { upstreamFetch } from '../../worker/platform/upstream.ts';
import { type NeonEndpoint, startNeonEndpoint } from '../database/neon-endpoint.ts';
import type { SqlBackend } from '../database/sql-backend.ts';
import type { DevEvidence } from '../evidence/dev-evidence.ts';
import { freePort } from '../http/free-port.ts';
import { type LeakSimulator, startLeakSimulator } from '../leaked-passwords/simulator.ts';
import { type Mailbox, startMailbox } from '../mailbox/mailbox.ts';
import { type MetaSimulator, startMetaSimulator } from '../meta/simulator.ts';
import { DEMO_BUSINESSES, type DemoBusiness } from '../seed/businesses.ts';
import { setHours } from '../seed/set-hours.ts';
import { uploadHandbook } from '../seed/upload-handbook.ts';
import { type RunningWorker, startWorker } from '../worker/start-worker.ts';
import { accessTokenKeys, type DevSecrets } from './dev-secrets.ts';
import { mintAccessToken } from './mint-access-token.ts';

export interface StackOptions {
  /** 0: a free one. */
  ports: { worker: number; phone: number; mailbox: number; database: number };
  /** Migrated, with the context keys installed and the accounts seeded. */
  backend: SqlBackend;
  secrets: DevSecrets;
  /** Folder for the Worker's R2, queues and objects; null keeps them in memory. */
  persistTo: string | null;
  /** The demo businesses are in the database and in `persistTo` already. */
  isFilled?: boolean;
  /** False: the API alone. */
  hasPages?: boolean;
  /** Evidence about the build that runs, where it is to be shown. */
  evidence?: DevEvidence;
  /** Variables of wrangler.toml to run with other values. */
  vars?: Record<string, string>;
  onLog?: (line: string) => void;
}

export interface Stack {
  workerUrl: string;
  database: NeonEndpoint;
  meta: MetaSimulator;
  mailbox: Mailbox;
  leakedPasswords: LeakSimulator;
  worker: RunningWorker;
  /** A fresh access token of a business's owner. */
  accessToken(business: DemoBusiness): Promise<string>;
  /** Ends workerd as a crash does, and starts it again over what it had persisted. */
  restartWorker(): Promise<void>;
  stop(): Promise<void>;
}

/** Everything that runs: database endpoint, simulators, mailbox and the built Worker, with the demo businesses in it. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { ports, secrets, backend } = options;
  const opened: { close(): Promise<void> }[] = [];
  const keep = <Service extends { close(): Promise<void> }>(service: Service) => {
    opened.unshift(service);
    return service;
  };
  try {
    const workerPort = ports.worker || (await freePort());
    const workerUrl = `http://127.0.0.1:${workerPort}`;
    const database = keep(await startNeonEndpoint({ port: ports.database, backend }));
    const mailbox = keep(await startMailbox({ port: ports.mailbox, apiKey: secrets.mailApiKey }));
    const leakedPasswords = keep(await startLeakSimulator({ port: 0 }));
    const meta = keep(
      await startMetaSimulator({
        port: ports.phone,
        webhookUrl: `${workerUrl}/webhooks/meta`,
        appSecret: secrets.metaAppSecret,
        businesses: DEMO_BUSINESSES.map((business) => ({
          ...business,
          accessToken: graphToken(secrets, business),
        })),
      }),
    );
    const bindings = {
      ...bindingsOf(secrets, workerUrl, database, meta, mailbox, leakedPasswords),
      ...evidenceBindings(options.evidence),
      ...options.vars,
    };
    const run = () =>
      startWorker({
        port: workerPort,
        bindings,
        persistTo: options.persistTo,
        ...(options.hasPages === undefined ? {} : { hasPages: options.hasPages }),
        ...(options.onLog ? { onLog: options.onLog } : {}),
      });
    const stack: Stack = {
      ...{ workerUrl, database, meta, mailbox, leakedPasswords },
      worker: await run(),
      accessToken: ({ owner }) => mintAccessToken(secrets, { issuer: workerUrl, ...owner }),
      async restartWorker() {
        await stack.worker.stop();
        stack.worker = await run();
      },
      async stop() {
        for (const service of opened) await service.close();
      },
    };
    keep({ close: () => stack.worker.stop() });
    if (options.evidence) await storeEvidence(stack.worker, options.evidence);
    if (!options.isFilled) await fillBusinesses(stack, options, bindings);
    return stack;
  } catch (error) {
    for (const service of opened) await service.close();
    throw error;
  }
}

/** Channels, documents and opening hours, through the product's own code and API. */
async function fillBusinesses(stack: Stack, { secrets }: StackOptions, bindings: Bindings): Promise<void> {
  for (const business of DEMO_BUSINESSES) {
    const accessToken = await stack.accessToken(business);
    await uploadHandbook(stack.workerUrl, accessToken, business);
    await setHours(stack.workerUrl, accessToken, business, new Date());
    const config = { ...bindings, CONTEXT_KEYS: parseKeyring(secrets.contextKeys) };
    await connectChannel(
      {
        db: openJobDb(config, 'operator', business.tenantId),
        sealingKeys: parseKeyring(secrets.sealingKeys),
        graphUrl: bindings.META_GRAPH_URL,
        fetch: upstreamFetch,
      },
      { phoneNumberId: business.phoneNumberId, accessToken: graphToken(secrets, business) },
    );
  }
}

type Bindings = ReturnType<typeof bindingsOf>;

function bindingsOf(
  secrets: DevSecrets,
  workerUrl: string,
  database: NeonEndpoint,
  meta: MetaSimulator,
  mailbox: Mailbox,
  leakedPasswords: LeakSimulator,
) {
  const login = (user: 'app_rw' | 'app_job') =>
    `postgresql://${user}:${secrets.passwords[user]}@localhost/portero`;
  return {
    PUBLIC_URL: workerUrl,
    DATABASE_URL: login('app_rw'),
    DATABASE_JOB_URL: login('app_job'),
    DATABASE_ENDPOINT: database.url,
    CONTEXT_KEYS: secrets.contextKeys,
    SEALING_KEYS: secrets.sealingKeys,
    ACCESS_TOKEN_KEYS: accessTokenKeys(secrets),
    REFRESH_KEYS: secrets.refreshKeys,
    CERTIFICATE_KEY: secrets.certificateKey,
    CRON_SECRET: secrets.cronSecret,
    META_GRAPH_URL: `${meta.url}/v26.0`,
    META_APP_SECRET: secrets.metaAppSecret,
    META_VERIFY_TOKEN: secrets.metaVerifyToken,
    MERCADO_PAGO_WEBHOOK_SECRET: secrets.mercadoPagoWebhookSecret,
    PADDLE_WEBHOOK_SECRET: secrets.paddleWebhookSecret,
    LEAKED_PASSWORDS_URL: leakedPasswords.url,
    MAIL_ENDPOINT: mailbox.url,
    MAIL_API_KEY: secrets.mailApiKey,
    OPERATOR_EMAIL: 'operator@portero.example',
    SECURITY_CONTACT: 'mailto:security@portero.example',
  };
}

function evidenceBindings(evidence: DevEvidence | undefined) {
  return evidence ? { BUILD_DIGEST: evidence.digest, EVIDENCE_PUBLIC_KEYS: evidence.publicKeys } : {};
}

/** Where a deploy puts it. */
async function storeEvidence(
  { miniflare }: RunningWorker,
  { digest, statement }: DevEvidence,
): Promise<void> {
  if (statement === null) return;
  const bucket = await miniflare.getR2Bucket('BUCKET');
  await bucket.put(objectKeys.evidence(digest), statement);
}

/** What the simulator takes for the business's access token; nobody else has to know it. */
function graphToken(secrets: DevSecrets, business: DemoBusiness): string {
  return `EAA-${business.key}-${secrets.metaVerifyToken.slice(0, 16)}`;
}
