/**
 * Works through the items, one at a time in each lane; results in the items' order. After an error nothing more is
 * begun, and it is thrown once all lanes have come to rest: whoever clears up then clears up behind nobody.
 */
export async function inLanes<Lane, Item, Result>(
  lanes: readonly Lane[],
  items: readonly Item[],
  work: (lane: Lane, item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const errors: unknown[] = [];
  // The lanes share the iterator: each takes what is next.
  const waiting = items.entries();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const [place, item] of waiting) {
        if (errors.length > 0) return;
        await work(lane, item).then(
          (result) => {
            results[place] = result;
          },
          (error: unknown) => errors.push(error),
        );
      }
    }),
  );
  if (errors.length > 0) throw errors[0];
  return results;
}
