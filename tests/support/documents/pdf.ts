import { deflateSync } from 'node:zlib';

/** A red square of 32 points as JPEG 2000, as scanners put it into a PDF. Made with ImageMagick: xc:red. */
const RED_JPX = Buffer.from(
  'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAIAAAACAAAw8HAAAAAAAPY29scgEAAAAAABAAAACxanAyY/9P/1EALwAAAAAAIAAAACAAAAAAAAAAAAAAACAAAAAgAAAAAAAAAAAAAw8BAQ8BAQ8BAf9SAAwAAAABAQUEBAAB/1wAE0CAiIiQiIiQiIiQiIiQiIiQ/2QAJQABQ3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAKgAB/5PP/DAIB7eA3/iQEAE/gICAgICAgICAgICAgICA/9k=',
  'base64',
);

/** A page: its lines from top to bottom, `null` for an empty line; a scan (a picture, no text); or a raw stream. */
export type MadePage =
  | readonly (string | null)[]
  | 'scan'
  | { compressed: Buffer }
  | { lines: readonly string[]; fields: readonly MadeField[] };
export type MadeField =
  | { name: string; value: string; rect: readonly [number, number, number, number] }
  | { name: string; ticked: boolean; rect: readonly [number, number, number, number] };

/**
 * A small PDF 1.7 with Helvetica, made by hand so that each test says what is in its file. `locked`: it needs a
 * password. `rotate`: of every page.
 */
export function makePdf(
  pages: readonly MadePage[],
  { locked = false, rotate = 0 }: { locked?: boolean; rotate?: number } = {},
): Buffer {
  const objects: Buffer[] = [];
  const put = (body: string | Buffer) => objects.push(Buffer.from(body as string, 'latin1'));
  const pageNumbers = pages.map((_, at) => 4 + at * 2);
  put(
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /DA (/F1 11 Tf 0 g) /DR << /Font << /F1 3 0 R >> >> >> >>',
  );
  put(`<< /Type /Pages /Kids [${pageNumbers.map((n) => `${n} 0 R`).join(' ')}] /Count ${pages.length} >>`);
  put('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [at, page] of pages.entries()) {
    const own = 4 + at * 2;
    const annots = typeof page === 'object' && 'fields' in page ? page.fields.map(widget).join(' ') : '';
    put(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate ${rotate} /Resources << /Font << /F1 3 0 R >> /XObject << /I1 ${4 + pages.length * 2} 0 R >> >> /Contents ${own + 1} 0 R /Annots [${annots}] >>`,
    );
    put(streamOf(page));
  }
  put(stream(RED_JPX, '/Type /XObject /Subtype /Image /Width 32 /Height 32 /Filter /JPXDecode'));
  if (locked) {
    put(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`);
  }
  return assemble(objects, locked ? `/Encrypt ${objects.length} 0 R` : '');
}

function streamOf(page: MadePage): Buffer {
  if (typeof page === 'object' && 'compressed' in page)
    return stream(page.compressed, '/Filter /FlateDecode');
  if (page === 'scan') return stream(Buffer.from('q 480 0 0 660 60 60 cm /I1 Do Q'), '');
  const lines = 'lines' in page ? page.lines : page;
  const drawn = lines.map((line, at) =>
    line === null ? '' : `BT /F1 11 Tf 72 ${720 - at * 14} Td ${shown(line)} ET`,
  );
  return stream(deflateSync(Buffer.from(drawn.join('\n'), 'latin1')), '/Filter /FlateDecode');
}

/** Cells of a table are parted by tabs: each is put 180 points right of the one before. */
function shown(line: string): string {
  return line
    .split('\t')
    .map((cell) => `(${cell.replaceAll(/([\\()])/g, '\\$1')}) Tj`)
    .join(' 180 0 Td ');
}

function widget(field: MadeField): string {
  const place = `/Rect [${field.rect.join(' ')}] /T (${field.name}) /F 4`;
  return 'value' in field
    ? `<< /Type /Annot /Subtype /Widget /FT /Tx ${place} /V (${field.value}) /DA (/F1 11 Tf 0 g) >>`
    : `<< /Type /Annot /Subtype /Widget /FT /Btn ${place} /V /${field.ticked ? 'Yes' : 'Off'} /AS /${field.ticked ? 'Yes' : 'Off'} /AP << /N << /Yes null /Off null >> >> >>`;
}

/** A stream with its dictionary. */
export function stream(body: Buffer, entries: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${body.length} ${entries} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
}

/** A whole file of these objects, numbered from 1 on; the first is its catalogue. `more` goes into the trailer. */
export function assemble(objects: readonly Buffer[], more: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  const offsets = objects.map((body, at) => {
    const whole = Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    const offset = length;
    parts.push(whole);
    length += whole.length;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${more} /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
