import { createHash } from 'node:crypto';
import { assemble, stream } from './pdf.ts';

/** What pads a password (ISO 32000-1, 7.6.3.3, algorithm 2). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
/** The same as `assemble` writes. */
const ID = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
/** Nothing may be copied or changed: all that a reader can be asked to forbid. */
const FORBIDDEN = -3904;

/** One page of these words, encrypted with RC4 and 40 bits as old office printers do. An empty `user`: it opens without asking. */
export function makeLockedPdf(text: string, { user, owner }: { user: string; owner: string }): Buffer {
  const padded = (password: string) =>
    Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
  const O = rc4(md5(padded(owner)).subarray(0, 5), padded(user));
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(FORBIDDEN);
  const key = md5(Buffer.concat([padded(user), O, rights, ID])).subarray(0, 5);
  const U = rc4(key, PADDING);
  const ofObject = (number: number) =>
    md5(Buffer.concat([key, Buffer.from([number, 0, 0, 0, 0])])).subarray(0, 10);
  const drawn = Buffer.from(`BT /F1 11 Tf 72 720 Td (${text}) Tj ET`, 'latin1');
  return assemble(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
      stream(rc4(ofObject(4), drawn), ''),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      `<< /Filter /Standard /V 1 /R 2 /Length 40 /P ${FORBIDDEN} /O <${O.toString('hex')}> /U <${U.toString('hex')}> >>`,
    ].map((body) => Buffer.from(body as string, 'latin1')),
    '/Encrypt 6 0 R',
  );
}

function md5(bytes: Buffer): Buffer {
  return createHash('md5').update(bytes).digest();
}

/** Node’s own is gone with OpenSSL 3. */
function rc4(key: Buffer, bytes: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const at = (place: number) => state[place & 255] ?? 0;
  const swap = (a: number, b: number) => {
    const kept = at(a);
    state[a & 255] = at(b);
    state[b & 255] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let j = 0;
  return Buffer.from(
    bytes.map((byte, place) => {
      const i = (place + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at(at(i) + at(j));
    }),
  );
}
