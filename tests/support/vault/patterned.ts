/** Content that a test can name by its length: byte i is (31·i + ⌊i / 256⌋ + ⌊i / 65536⌋) mod 256. No 64 KiB chunk repeats another. */
export function patterned(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at++)
    content[at] = (31 * at + Math.floor(at / 256) + Math.floor(at / 65_536)) & 255;
  return content;
}
