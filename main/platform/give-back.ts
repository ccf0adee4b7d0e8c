/** Below this the collector is cheaper. */
const WORTH_IT = 4096;

/**
 * Gives the memory of bytes that nobody needs any more back at once. Of a long recording gigabytes pass; the collector,
 * which sees only the small objects that hold them, would let tens of megabytes pile up before it looks. Bytes that
 * share their memory with others, and small ones, are left alone; the others are empty afterwards.
 */
export function giveBack(bytes: Uint8Array): void {
  const { buffer, byteLength } = bytes;
  if (byteLength < WORTH_IT || buffer.byteLength !== byteLength) return;
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}
