import { assemble, stream } from './pdf.ts';

/** One page drawn by hand, with what lies over it. Objects that it names are `more`, from number 6 on. */
export type MadeForm = {
  /** What the page draws, in PDF's own words; /F1 is Helvetica. */
  drawn: string;
  /** Annotations, in PDF's own words. */
  over?: readonly string[];
  /** Other fonts, such as `/F2 6 0 R`. */
  fonts?: string;
  more?: readonly (string | Buffer)[];
  rotate?: number;
  /** More of the form's dictionary, such as `/NeedAppearances true`. */
  form?: string;
  /** The fields that the form itself names. */
  fields?: string;
};

/** Words at a place of a page of 612 × 792 points, counted from below. */
export function words(text: string, x: number, y: number, font = '/F1 11'): string {
  return `BT ${font} Tf ${x} ${y} Td (${text.replaceAll(/([\\()])/g, '\\$1')}) Tj ET\n`;
}

type Place = readonly [number, number, number, number];

/** A field of words. `more`: how it looks, which kind it is, what may be chosen. */
export function textField(name: string, value: string, rect: Place, more = ''): string {
  return `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${name}) /V (${value}) /Rect [${rect.join(' ')}] /F 4 /DA (/F1 11 Tf 0 g) ${more} >>`;
}

/** A box that is ticked or not. */
export function tickBox(name: string, isTicked: boolean, rect: Place): string {
  const state = isTicked ? 'Yes' : 'Off';
  return `<< /Type /Annot /Subtype /Widget /FT /Btn /T (${name}) /V /${state} /AS /${state} /Rect [${rect.join(' ')}] /F 4 /AP << /N << /Yes null /Off null >> >> >>`;
}

/** How a field looks: `shown` of stream object `number` in `more`. */
export function look(text: string, width: number, height: number): Buffer {
  return stream(
    Buffer.from(`/Tx BMC BT /F1 11 Tf 2 3 Td (${text}) Tj ET EMC`),
    `/Type /XObject /Subtype /Form /BBox [0 0 ${width} ${height}] /Resources << /Font << /F1 5 0 R >> >>`,
  );
}

/** What a font of signs says of its letters: each is in the private area of Unicode, as Word writes it. */
export function privateLetters(): Buffer {
  return stream(
    Buffer.from(
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /P def 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <f000> endbfrange endcmap end end',
    ),
    '',
  );
}

/** A form in Adobe’s own language, without anything in it. */
export function xfa(): Buffer {
  return stream(Buffer.from('<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"/>'), '');
}

export function makeForm({
  drawn,
  over = [],
  fonts = '',
  more = [],
  rotate = 0,
  form = '',
  fields = '[]',
}: MadeForm): Buffer {
  return assemble(
    [
      `<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields ${fields} /DA (/F1 11 Tf 0 g) /DR << /Font << /F1 5 0 R >> >> ${form} >> >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate ${rotate} /Resources << /Font << /F1 5 0 R ${fonts} >> >> /Contents 4 0 R /Annots [${over.join(' ')}] >>`,
      stream(Buffer.from(drawn, 'latin1'), ''),
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
      ...more,
    ].map((body) => Buffer.from(body as string, 'latin1')),
    '',
  );
}
