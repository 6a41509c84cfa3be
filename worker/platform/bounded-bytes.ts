/**
 * A body's bytes, or null above `maxBytes`: then the rest is not read. What arrives is counted, after decompression.
 * @throws what the connection or the signal of the fetch ends with
 */
export async function readBoundedBytes(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/** The same as text; null without a body too. */
export async function readBoundedText(response: Response, maxBytes: number): Promise<string | null> {
  if (!response.body) return null;
  const bytes = await readBoundedBytes(response.body, maxBytes);
  return bytes && new TextDecoder().decode(bytes);
}
