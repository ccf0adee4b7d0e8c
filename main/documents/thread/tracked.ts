import type { TrackedChange } from '../../../shared/domain/index.ts';

const KINDS: Readonly<Record<string, TrackedChange['kind']>> = {
  ins: 'put-in',
  del: 'taken-out',
  moveTo: 'moved-here',
  moveFrom: 'moved-away',
};

/** Tags that say what was changed, where paragraphs end and what is text (ECMA-376 part 1 §17.13.5); then plain text. */
const PIECES = /<(\/?)w:(ins|del|moveTo|moveFrom|t|delText|p|tab|br)(?=[\s/>])([^<>]*)>|<[^<>]*>|([^<]+)/g;
/** So many letters of what stands before a change find its place. */
const BEHIND = 60;
/** Letters of one change that are kept. A whole page that was taken out is told by its beginning. */
const LONGEST = 2_000;

type Open = { kind: TrackedChange['kind']; by: string | null; day: string | null };

/**
 * The changes that a Word file keeps, in order: what mammoth reads as done, and what it leaves out. Word cuts one change
 * into many pieces; pieces of one hand with nothing between them are one again.
 * @param xml the main text of the file
 */
export function trackedChanges(xml: string): TrackedChange[] {
  const changes: TrackedChange[] = [];
  const open: Open[] = [];
  let behind = '';
  let isText = false;
  /** True while nothing stood between the last change and here. */
  let goesOn = false;
  const put = (text: string) => {
    const change = open.at(-1);
    if (!change) {
      behind = `${behind}${text}`.slice(-BEHIND);
      goesOn = false;
      return;
    }
    const last = changes.at(-1);
    const isSame = goesOn && last?.kind === change.kind && last.by === change.by && last.day === change.day;
    if (isSame && last) last.text = `${last.text}${text}`.slice(0, LONGEST);
    else changes.push({ ...change, text: text.slice(0, LONGEST), behind: behind.trim() });
    goesOn = true;
  };
  for (const [, end, name, attributes = '', text] of xml.matchAll(PIECES)) {
    if (text !== undefined) {
      if (isText) put(decoded(text));
      continue;
    }
    if (name === undefined) continue;
    const isAlone = attributes.endsWith('/');
    const kind = KINDS[name];
    // Alone, such a tag marks the end of a paragraph or a row, and has no words.
    if (kind && !isAlone) {
      if (end) open.pop();
      else open.push({ kind, by: attribute(attributes, 'author'), day: dayOf(attributes) });
    } else if (name === 't' || name === 'delText') isText = !end && !isAlone;
    else if (name === 'p' && end) {
      behind = '';
      if (open.length > 0 || goesOn) put(' ');
    } else if ((name === 'tab' || name === 'br') && !end) put(' ');
  }
  return changes.flatMap((change) => {
    const words = change.text.replaceAll(/\s+/g, ' ').trim().toWellFormed();
    return words === '' ? [] : [{ ...change, text: words, behind: change.behind.toWellFormed() }];
  });
}

function attribute(attributes: string, name: string): string | null {
  const [, value = ''] = new RegExp(`w:${name}="([^"]*)"`).exec(attributes) ?? [];
  return decoded(value).toWellFormed().trim().slice(0, 200) || null;
}

function dayOf(attributes: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(attribute(attributes, 'date') ?? '')?.[0] ?? null;
}

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi,
    (all, ten, hex, name) => {
      if (name) return SIGNS[String(name).toLowerCase()] ?? all;
      const code = ten ? Number(ten) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    },
  );
}
