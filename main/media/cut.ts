/** Samples [from, to) of the 48 kHz mono time line. */
export type SampleSpan = { from: number; to: number };

/**
 * Cuts many slices, exact to the sample, out of sound that passes once. Slices may overlap and come in any order.
 * Stops listening behind the last one. `onPiece` gets the bytes of slice `index` in order and must not keep them.
 * Resolves with how many samples each slice got: fewer than asked when the sound ended before.
 */
export async function cutSound(
  pcm: AsyncIterable<Buffer>,
  spans: readonly SampleSpan[],
  onPiece: (index: number, bytes: Buffer) => Promise<void> | void,
): Promise<number[]> {
  for (const { from, to } of spans) {
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from) {
      throw new RangeError(`not a span of samples: ${from}-${to}`);
    }
  }
  const got = spans.map(() => 0);
  const end = spans.reduce((last, span) => Math.max(last, span.to), 0) * 2;
  if (end === 0) return got;
  let position = 0;
  for await (const chunk of pcm) {
    for (const [index, span] of spans.entries()) {
      const from = Math.max(span.from * 2 - position, 0);
      const to = Math.min(span.to * 2 - position, chunk.length);
      if (from >= to) continue;
      await onPiece(index, chunk.subarray(from, to));
      got[index] = (got[index] ?? 0) + (to - from);
    }
    position += chunk.length;
    if (position >= end) break;
  }
  return got.map((bytes) => Math.floor(bytes / 2));
}
