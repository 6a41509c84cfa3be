import type { Admission, Admitted } from '../../durable-objects/admission.ts';
import product, { TenantGate as ProductGate } from '../../worker/index.ts';

export * from '../../worker/index.ts';

/** What a benchmark has the Worker ask of its gates. */
export interface Drive {
  /** Names of gates begin with it. */
  name: string;
  /** How many gates take turns, and how many users or contacts within each. */
  gates: number;
  subjects: number;
  admissions: number;
  /** How many are under way at a time. */
  parallel: number;
  /** What each of them asks: one limit; what a session's request does; or money for a contact besides. */
  asks: 'limit' | 'request' | 'spend';
}

export interface Driven {
  /** In ms, one for each admission, as the Worker's clock has it: whole ms in workerd. */
  latencies: number[];
  /** Calls of objects, by the Worker and by its gates. */
  hops: number;
}

export interface Counted {
  status: number;
  hops: number;
}

type Gates = { getByName(name: string): { admit(admission: Admission): Promise<Admitted> } };
type Bindings = Record<string, unknown> & { TENANT_GATE: Gates };

/** The product's own for reading, of one person. */
const ONE = { burst: 300, windowMs: 60_000 };
/** The organisation's fills up sooner than in the product, so that it refuses nothing. */
const ALL = { burst: 3_000, windowMs: 500 };
const NO_CEILING = 1_000_000_000_000;
const CEILINGS = {
  ...{ dayMicro: NO_CEILING, monthMicro: NO_CEILING, contactDayMicro: NO_CEILING },
  ...{ kindMonthMicro: {}, repliesMonth: NO_CEILING },
};

let hops = 0;

/** What a gate asks of other objects is counted too. */
export class TenantGate extends ProductGate {
  constructor(...[ctx, env]: ConstructorParameters<typeof ProductGate>) {
    super(ctx, counted(env));
  }
}

/** The product with every call of an object counted, and a way to have its gates asked much at once. */
export default {
  async fetch(request: Request, env: Bindings, ctx: unknown): Promise<Response> {
    hops = 0;
    if (new URL(request.url).pathname === '/drive') {
      const latencies = await drive(counted(env).TENANT_GATE, await request.json());
      return Response.json({ latencies, hops } satisfies Driven);
    }
    const { status } = await product.fetch(request, counted(env), ctx);
    return Response.json({ status, hops } satisfies Counted);
  },
};

async function drive(gates: Gates, wanted: Drive): Promise<number[]> {
  const latencies: number[] = [];
  let next = 0;
  async function work(): Promise<void> {
    while (next < wanted.admissions) {
      const index = next++;
      const gate = gates.getByName(`${wanted.name}-${index % wanted.gates}`);
      const startedAt = performance.now();
      const { outcome } = await gate.admit(admissionOf(wanted, index));
      latencies.push(performance.now() - startedAt);
      if (outcome !== 'admitted') throw new Error(outcome);
    }
  }
  await Promise.all(Array.from({ length: wanted.parallel }, work));
  return latencies;
}

function admissionOf({ asks, gates, subjects }: Drive, index: number): Admission {
  const number = Math.floor(index / gates) % subjects;
  const limit = { ...ONE, name: 'read', bucket: `read user:${number}` };
  if (asks === 'limit') return { limits: [limit] };
  const ofAll = { ...ALL, name: 'read-organisation', bucket: 'read' };
  const request = { subject: `user:${number}`, limits: [limit, ofAll] };
  if (asks === 'request') return request;
  const offers = [{ step: 'full' as const, micro: 1, units: 1 }];
  const contactId = `contact-${number}`;
  return {
    breaker: 'model:bench',
    spend: {
      ...{
        id: crypto.randomUUID(),
        kind: 'ai',
        contactId,
        offers,
        ceilings: CEILINGS,
        expiresInMs: 3_600_000,
      },
    },
  };
}

/** The bindings, with what is called through a namespace counted. */
function counted<Env extends object>(env: Env): Env {
  const bindings = Object.entries(env).map(([name, binding]) => [
    name,
    isNamespace(binding) ? countedNamespace(binding) : binding,
  ]);
  return Object.fromEntries(bindings);
}

interface Namespace {
  getByName(name: string, options?: object): object;
}

function isNamespace(binding: unknown): binding is Namespace {
  return typeof binding === 'object' && binding !== null && 'getByName' in binding;
}

function countedNamespace(namespace: Namespace): Namespace {
  return {
    getByName: (name, options) =>
      new Proxy(namespace.getByName(name, options), {
        get:
          (stub, method) =>
          (...args: unknown[]) => {
            hops += 1;
            return Reflect.apply(Reflect.get(stub, method), stub, args);
          },
      }),
  };
}
