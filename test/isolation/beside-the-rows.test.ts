import { afterAll, beforeAll, describe } from 'vitest';
import { startModelSimulator } from '../../dev/models/simulator.ts';
import { knowledgeApi } from '../support/knowledge-api.ts';
import { DOCE_MANHA, LA_ESPIGA, startTestStack } from '../support/stack.ts';
import { startWebPages } from '../support/web-pages.ts';
import type { WorkerEnv } from '../support/worker-env.ts';
import { answerChecks } from './beside-the-rows/answers.ts';
import { apiChecks } from './beside-the-rows/api.ts';
import { bucketChecks } from './beside-the-rows/bucket.ts';
import { objectChecks } from './beside-the-rows/objects.ts';
import { queueChecks } from './beside-the-rows/queues.ts';
import { socketChecks } from './beside-the-rows/sockets.ts';
import type { World } from './beside-the-rows/world.ts';

let world: World;
beforeAll(async () => {
  const [model, site] = await Promise.all([startModelSimulator({ port: 0 }), startWebPages()]);
  const vars = { ANSWER_MODEL: 'openai:small-model', OPENAI_URL: model.url, PAGE_FETCH_ORIGINS: site.origin };
  const test = await startTestStack({ vars });
  const [a, b] = [knowledgeApi(test, LA_ESPIGA), knowledgeApi(test, DOCE_MANHA)];
  world = { test, model, site, a, b, env: await test.stack.worker.miniflare.getBindings<WorkerEnv>() };
});
afterAll(async () => {
  await world?.test.stop();
  await world?.model.close();
  await world?.site.close();
});

// One stack for all of it: starting it is most of the time.
describe('[control row-isolation] what holds data of tenants beside the tables', () => {
  const current = () => world;
  bucketChecks(current);
  queueChecks(current);
  objectChecks(current);
  socketChecks(current);
  apiChecks(current);
  answerChecks(current);
});
