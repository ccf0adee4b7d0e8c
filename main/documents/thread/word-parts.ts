import { fromBufferPromise } from 'yauzl';
import yazl from 'yazl';

/** Of one file: headers of three kinds in each of its sections are many; a file made of headers is none. */
const MOST_PARTS = 12;
/** A letterhead has some hundred words; its XML is long. */
const MOST_BYTES = 400_000;

/**
 * What stands above and below the text of a Word file on each of its pages: the letterhead, the child’s name, the day.
 * mammoth does not read them, so each is handed to it as a small file of its own. In the order of their names; a
 * missing or strange one is left out.
 */
export async function aboveAndBelow(bytes: Buffer): Promise<{ above: Buffer[]; below: Buffer[] }> {
  const parts = await partsOf(bytes);
  const made = async (kind: string, root: string) =>
    Promise.all(
      [...parts]
        .filter(([name]) => new RegExp(`^word/${kind}\\d*\\.xml$`).test(name))
        .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
        .flatMap(([name, xml]) => {
          const body = asBody(xml, root);
          return body === null ? [] : [fileOf(body, parts.get(relationsOf(name)) ?? null)];
        }),
    );
  return { above: await made('header', 'hdr'), below: await made('footer', 'ftr') };
}

/** The main text as XML, for what mammoth leaves out of it. @throws Error when there is none, or far too much */
export async function mainText(bytes: Buffer): Promise<string> {
  const text = (await partsOf(bytes)).get(MAIN);
  if (text === undefined) throw new Error('no main text');
  return text;
}

const MAIN = 'word/document.xml';
/** The same for the main text: 100 pages with every change tracked have a tenth of it. */
const MOST_MAIN = 64_000_000;

async function partsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
  const parts = new Map<string, string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, uncompressedSize } = entry;
      const isWanted = /^word\/(?:_rels\/)?(?:header|footer)\d*\.xml(?:\.rels)?$/.test(fileName);
      const most = fileName === MAIN ? MOST_MAIN : isWanted ? MOST_BYTES : 0;
      // Each part may have its relations beside it.
      const isOneMore = fileName !== MAIN && parts.size > 2 * MOST_PARTS;
      if (most === 0 || uncompressedSize > most || isOneMore) continue;
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      parts.set(fileName, Buffer.concat(pieces).toString('utf8'));
    }
  } finally {
    zip.close();
  }
  return parts;
}

function relationsOf(name: string): string {
  return `${name.replace('word/', 'word/_rels/')}.rels`;
}

/** The same words as the main text of a file: another name for the outermost element. */
function asBody(xml: string, root: string): string | null {
  const [, attributes, inside] = new RegExp(`<w:${root}\\b([^>]*)>([\\s\\S]*)</w:${root}>`).exec(xml) ?? [];
  if (attributes === undefined || inside === undefined || attributes.endsWith('/')) return null;
  return `<?xml version="1.0"?><w:document${attributes}><w:body>${inside}</w:body></w:document>`;
}

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

async function fileOf(body: string, relations: string | null): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const put = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name, { compress: false });
  put('[Content_Types].xml', TYPES);
  put('_rels/.rels', RELATIONS);
  put(MAIN, body);
  if (relations !== null) put('word/_rels/document.xml.rels', relations);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece as Buffer));
  return Buffer.concat(pieces);
}
