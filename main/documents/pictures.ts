/**
 * Whether a picture's file is all there, by its own structure. Nothing is decoded here: only Chromium's decoders, in
 * the sandbox, ever look at the picture itself.
 */

/** PNG (ISO/IEC 15948 §5): signature, then chunks of length, type, data, CRC, up to IEND. */
export function pngIsWhole(bytes: Buffer): boolean {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at === 8 && type !== 'IHDR') return false;
    if (at + 12 + length > bytes.length) return false;
    if (type === 'IEND') return true;
    at += 12 + length;
  }
  return false;
}

/** JPEG (ITU T.81 annex B): segments up to the first scan, then entropy-coded data up to an end-of-image mark. */
export function jpegIsWhole(bytes: Buffer): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes.readUInt8(at) !== 0xff) return false;
    const marker = bytes.readUInt8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) return false;
    at += 2 + length;
    // Start of scan: a thumbnail's end mark lies before this, in a segment that was stepped over.
    if (marker === 0xda) return bytes.indexOf(Buffer.from([0xff, 0xd9]), at) !== -1;
  }
  return false;
}

/** WebP (RFC 9649 §2): a RIFF file that says how long it is. */
export function webpIsWhole(bytes: Buffer): boolean {
  return bytes.length >= 16 && bytes.readUInt32LE(4) + 8 <= bytes.length;
}

/** HEIC (ISO/IEC 14496-12 §4.2): boxes that fill the file. The last one may reach to its end (size 0). */
export function heicIsWhole(bytes: Buffer): boolean {
  let at = 0;
  let seen = false;
  while (at + 8 <= bytes.length) {
    const small = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'meta') seen = true;
    if (small === 0) return seen;
    if (small === 1 && at + 16 > bytes.length) return false;
    const size = small === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : small;
    if (size < 8 || at + size > bytes.length) return false;
    at += size;
  }
  return seen && at === bytes.length;
}
