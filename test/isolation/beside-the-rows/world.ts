import type { ModelSimulator } from '../../../dev/models/simulator.ts';
import type { knowledgeApi } from '../../support/knowledge-api.ts';
import type { TestStack } from '../../support/stack.ts';
import type { WebPages } from '../../support/web-pages.ts';
import type { WorkerEnv } from '../../support/worker-env.ts';

/** One running stack with two organisations in it: A is La Espiga, B is Doce Manhã. */
export interface World {
  test: TestStack;
  /** The language model of both. */
  model: ModelSimulator;
  site: WebPages;
  a: ReturnType<typeof knowledgeApi>;
  b: ReturnType<typeof knowledgeApi>;
  /** The Worker's bindings, as the test reaches them from outside. */
  env: WorkerEnv;
}
