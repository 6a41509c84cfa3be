import type { Role } from '../../worker/domain/actor.ts';
import type { Person } from '../support/context.ts';
import type { Place } from './place.ts';

/** What of a good call differs from route to route. */
export interface Parts {
  /** Of the path; `tenant` is the place's own unless said. */
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** At most one of these three. A function is asked at each call: for what lasts seconds, such as a code. */
  json?: object | (() => object | Promise<object>);
  form?: Record<string, string | File>;
  bytes?: Uint8Array;
  /** Who asks: a member with the least role, or the owner where no role is asked, unless said. */
  as?: Person;
}

/**
 * A good call of one route. Attacks change it in one point each; at the end of the battery the very same call, on the
 * very things that were attacked, must do what it says here.
 */
export interface Sample {
  /** What the good call answers. */
  status: number;
  /** The least role that may; of routes of an organisation only. */
  least?: Role;
  /** Where the route asks for a second factor shown just now. */
  aal?: 2;
  /** Made once for each of the two tenants, with things of that tenant: the other's ids are what the attacks try. */
  parts?: (at: Place) => Parts | Promise<Parts>;
  /** Fields whose ids the client makes, such as `json.id`: there another tenant's id is as good as any. */
  ownIds?: readonly string[];
  /** What an id that is not there is answered, by field, where it is not 404. */
  unknown?: Readonly<Record<string, number>>;
  /** What the cookie of a session that has ended is answered, where that is no refusal. */
  endedSession?: number;
  /** The most bytes that its body may have; 64 KiB unless said. */
  maxBody?: number;
  /** `cache-control` of the good answer, where it may be kept. */
  cache?: string;
}

/** By the route, as the router has it: `GET /api/organisations/:tenant`. */
export type Samples = Readonly<Record<string, Sample>>;
