import type { TestStack } from './stack.ts';

/** Keys of the Worker's objects in R2. */
export async function objects(test: TestStack, prefix: string): Promise<string[]> {
  return (await (await bucketOf(test)).list({ prefix })).objects.map(({ key }) => key);
}

/** Keys with the hash of what they hold. */
export async function objectVersions(test: TestStack, prefix: string): Promise<string[]> {
  return (await (await bucketOf(test)).list({ prefix })).objects.map(({ key, etag }) => `${key} ${etag}`);
}

export async function putObject(test: TestStack, key: string, text: string): Promise<void> {
  await (await bucketOf(test)).put(key, text);
}

/** Keys of the objects that hold exactly these bytes. */
export function objectsEqualTo(test: TestStack, bytes: Buffer, prefix: string): Promise<string[]> {
  return objectsWhere(test, prefix, (held) => held.equals(bytes));
}

/** Keys of the consumer's batches that hold these bytes, maybe among others. */
export function batchesWith(test: TestStack, bytes: Buffer): Promise<string[]> {
  return objectsWhere(test, 'webhooks/', (held) => held.includes(bytes));
}

async function objectsWhere(
  test: TestStack,
  prefix: string,
  isMeant: (held: Buffer) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  for (const key of await objects(test, prefix)) {
    const object = await (await bucketOf(test)).get(key);
    if (object && isMeant(Buffer.from(await object.arrayBuffer()))) found.push(key);
  }
  return found;
}

const bucketOf = (test: TestStack) => test.stack.worker.miniflare.getR2Bucket('BUCKET');
