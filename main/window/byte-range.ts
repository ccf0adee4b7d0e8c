/** Bytes `from` to `to`, both inclusive, as in HTTP. */
export type ByteRange = { readonly from: number; readonly to: number };

/**
 * Reads a Range header (RFC 9110 §14.1.2) for something of `size` bytes. `whole` when there is none, when it is not in
 * bytes or asks for several parts (a server may ignore those); `none` when nothing of it can be given (416).
 * At most `most` bytes are promised: the player asks again for the rest, and memory stays flat.
 */
export function readRange(header: string | null, size: number, most: number): ByteRange | 'whole' | 'none' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return 'whole';
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return 'whole';
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < Number(first)) return 'whole';
  if (from >= size || to < from) return 'none';
  return { from, to: Math.min(to, from + most - 1) };
}
