/**
 * The fonts that every PDF may use without bringing them along, as pdf.js ships them. The page may fetch nothing, so
 * each is a module of its own that is loaded when a file asks for it.
 */
const FONTS = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url&inline',
  import: 'default',
});

/** @throws Error when there is no such font */
export async function readFont(name: string): Promise<Uint8Array> {
  const [, load] = Object.entries(FONTS).find(([path]) => path.endsWith(`/${name}`)) ?? [];
  if (!load) throw new Error(`no such font: ${name}`);
  const address = await load();
  const text = atob(address.slice(address.indexOf(',') + 1));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
