/** What somebody filled into a form on the page, and where; in points from the top left of the page as it is seen. */
export type Filled = { text: string; x: number; right: number; top: number; bottom: number };

/** The page as it is seen, at one point a unit: its size, and from the file's own places to those of the page. */
export type Sight = { transform: readonly number[]; width: number; height: number };

/** An annotation as pdf.js gives it: only its names are sure, and they are looked at one by one. */
export type FormPart = Readonly<Record<string, unknown>>;

/** Annotation flags 2 and 6 of ISO 32000-1, 12.5.3: it is not shown. */
const NOT_SHOWN = 2 | 32;

/**
 * Values of form fields and words typed onto the page: viewers draw them, and no other text of the page has them. A
 * ticked box becomes ☒, an empty one ☐. From top to bottom, each row from left to right. What lies beside the page or
 * has no size is seen by nobody: it is no text of the page.
 */
export function filledIn(parts: readonly FormPart[], sight: Sight): Filled[] {
  return parts
    .flatMap((part) => placeAndValue(part, sight.transform))
    .filter((one) => isSeen(one, sight))
    .sort(byPlace);
}

function isSeen({ x, right, top, bottom }: Filled, { width, height }: Sight): boolean {
  return right > x && bottom > top && right > 0 && x < width && bottom > 0 && top < height;
}

/** Fields whose value is in the file while their picture is not: a viewer has to draw it. */
export function drawnOver(parts: readonly FormPart[]): { id: string; value: string }[] {
  return parts.flatMap((part) => {
    const isWords = part.fieldType === 'Tx' || (part.fieldType === 'Ch' && part.combo === true);
    if (!isWords || part.hasAppearance === true || part.password === true || isHidden(part)) return [];
    const value = wordsOf(part);
    return value === '' || typeof part.id !== 'string' ? [] : [{ id: part.id, value }];
  });
}

function placeAndValue(part: FormPart, transform: readonly number[]): Filled[] {
  const { subtype, rect } = part;
  if ((subtype !== 'Widget' && subtype !== 'FreeText') || isHidden(part) || !isRectangle(rect)) return [];
  const text = subtype === 'FreeText' ? typedOn(part) : fieldValue(part);
  if (text.trim() === '') return [];
  const [a = 0, b = 0, c = 0, d = 0] = rect;
  const [x1, y1] = placed(transform, a, b);
  const [x2, y2] = placed(transform, c, d);
  const [x, right, top, bottom] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
  return [{ text, x, right, top, bottom }];
}

/** Rows a few points apart are one: forms are seldom drawn to the point. */
const ROW = 4;

function byPlace(a: Filled, b: Filled): number {
  return Math.round(a.bottom / ROW) - Math.round(b.bottom / ROW) || a.x - b.x;
}

function isHidden({ hidden, annotationFlags }: FormPart): boolean {
  return hidden === true || (typeof annotationFlags === 'number' && (annotationFlags & NOT_SHOWN) !== 0);
}

/** “Add text” of Preview, Edge and Acrobat: how a flat form is filled in. */
function typedOn(part: FormPart): string {
  const drawn = drawnWords(part);
  if (drawn !== '') return drawn;
  const { contentsObj } = part;
  const has = typeof contentsObj === 'object' && contentsObj !== null && 'str' in contentsObj;
  return has && typeof contentsObj.str === 'string' ? contentsObj.str : '';
}

function fieldValue(part: FormPart): string {
  const { fieldType, checkBox, radioButton, exportValue, buttonValue } = part;
  if (checkBox === true) return part.fieldValue === exportValue ? '☒' : '☐';
  if (radioButton === true) return part.fieldValue !== null && part.fieldValue === buttonValue ? '☒' : '☐';
  if (fieldType !== 'Tx' && fieldType !== 'Ch') return '';
  const value = part.password === true ? '' : wordsOf(part);
  const drawn = drawnWords(part);
  // A value is drawn as its script formats it (“$30.00”): what is seen counts. The same words keep their own lines.
  return drawn === '' || seen(drawn) === seen(value) ? value : drawn;
}

function wordsOf({ fieldValue: value, options }: FormPart): string {
  const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
  return values.map((one) => shownFor(one, options)).join(', ');
}

/** A choice has words that are shown and a code that is kept; whoever reads the page sees the words. */
function shownFor(value: string, options: unknown): string {
  const list: readonly unknown[] = Array.isArray(options) ? options : [];
  for (const one of list) {
    if (typeof one !== 'object' || one === null) continue;
    const { exportValue, displayValue } = one as Record<string, unknown>;
    if (exportValue === value && typeof displayValue === 'string' && displayValue !== '') return displayValue;
  }
  return value;
}

function drawnWords({ textContent }: FormPart): string {
  if (!Array.isArray(textContent)) return '';
  return textContent
    .filter((one) => typeof one === 'string')
    .join('\n')
    .trim();
}

function seen(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function isRectangle(value: unknown): value is number[] {
  return Array.isArray(value) && value.length === 4 && value.every((one) => Number.isFinite(one));
}

/** A place of the file on the page as it is seen. */
export function placed([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], x: number, y: number) {
  return [a * x + c * y + e, b * x + d * y + f] as const;
}
