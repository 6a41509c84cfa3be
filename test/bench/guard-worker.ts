import { inspect } from '../../worker/guard/inspect.ts';

interface Job {
  texts: string[];
  /** How often each is inspected. */
  rounds: number;
}

/** Inspects what it is sent and answers how many ms one inspection of each text took. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { texts, rounds } = (await request.json()) as Job;
    const times: number[] = [];
    for (const text of texts) {
      await tick();
      const startedAt = performance.now();
      for (let round = 0; round < rounds; round++) inspect(text);
      await tick();
      times.push((performance.now() - startedAt) / rounds);
    }
    return Response.json(times);
  },
};

/** The clock of workerd stands still until something is waited for. */
const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
