import { fromBuffer } from 'yauzl';
import type { DocumentType } from '../../shared/domain/index.ts';
import { heicIsWhole, jpegIsWhole, pngIsWhole, webpIsWhole } from './pictures.ts';
import { refused } from './refusals.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** The header of a PDF may lie behind some bytes of another program (ISO 32000-1, annex H, note 13). */
const PDF_WITHIN = 1024;
const PDF = Buffer.from('%PDF-', 'latin1');
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** Microsoft's compound file: old Word files, and new ones with a password ([MS-OFFCRYPTO] §2.3). */
const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const LOCKED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

type Picture = { type: DocumentType; is: (bytes: Buffer) => boolean; whole: (bytes: Buffer) => boolean };
const PICTURES: readonly Picture[] = [
  { type: 'image/png', is: (bytes) => begins(bytes, '\x89PNG\r\n\x1a\n'), whole: pngIsWhole },
  { type: 'image/jpeg', is: (bytes) => begins(bytes, '\xff\xd8\xff'), whole: jpegIsWhole },
  {
    type: 'image/webp',
    is: (bytes) => begins(bytes, 'RIFF') && bytes.toString('latin1', 8, 12) === 'WEBP',
    whole: webpIsWhole,
  },
  { type: 'image/heic', is: isHeic, whole: heicIsWhole },
];

/**
 * What a file is, by its bytes; its name is never asked. A PDF is opened later, in a thread of its own.
 * @throws KeptwordError not-a-document, document-encrypted (a Word file), document-damaged
 */
export async function recognise(bytes: Buffer): Promise<DocumentType> {
  const picture = PICTURES.find(({ is }) => is(bytes));
  if (picture) {
    if (!picture.whole(bytes)) throw refused.damaged(`${picture.type} that ends too early`);
    return picture.type;
  }
  if (bytes.subarray(0, PDF_WITHIN).includes(PDF)) return 'application/pdf';
  if (bytes.subarray(0, 4).equals(ZIP)) return wordOrNot(bytes);
  if (bytes.subarray(0, 8).equals(COMPOUND)) {
    throw bytes.includes(LOCKED_PACKAGE)
      ? refused.locked('Office file with a password')
      : refused.unknown('old Office file');
  }
  throw refused.unknown('unknown first bytes');
}

function begins(bytes: Buffer, text: string): boolean {
  return bytes.toString('latin1', 0, text.length) === text;
}

/** AVIF and films are made of the same boxes; only the brands of HEIC count. */
function isHeic(bytes: Buffer): boolean {
  if (bytes.length < 16 || bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
  const size = Math.min(bytes.readUInt32BE(0), bytes.length, 256);
  const brands = [bytes.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= size; at += 4) brands.push(bytes.toString('latin1', at, at + 4));
  const known = brands.filter((brand) => HEIC_BRANDS.has(brand));
  return known.some((brand) => brand.startsWith('he')) || (known.length > 0 && !brands.includes('avif'));
}

/** A Word file is a ZIP with these two parts in it (ECMA-376 part 2 §6 and part 1 §11.3.10). */
async function wordOrNot(bytes: Buffer): Promise<DocumentType> {
  const names = await namesIn(bytes);
  if (names === null) throw refused.damaged('ZIP without a readable list of its parts');
  if (!names.has('[Content_Types].xml') || !names.has('word/document.xml')) {
    throw refused.unknown('ZIP that is no Word file');
  }
  return WORD;
}

/** No Word file has so many parts. */
const MOST_PARTS = 20_000;

function namesIn(bytes: Buffer): Promise<ReadonlySet<string> | null> {
  return new Promise((resolve) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: false }, (error, zip) => {
      if (error) return resolve(null);
      const names = new Set<string>();
      zip.on('entry', ({ fileName }: { fileName: string }) => {
        names.add(fileName);
        if (names.size > MOST_PARTS) resolve(null);
        else zip.readEntry();
      });
      zip.on('error', () => resolve(null));
      zip.on('end', () => resolve(names));
      zip.readEntry();
    });
  });
}
