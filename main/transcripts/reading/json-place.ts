/** One token of JSON (RFC 8259), with the blanks before it. Other control characters were refused before. */
const TOKEN =
  /\s*(?:([{}[\],:])|("[^"\\\n\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\t]*)*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | ':' | 'comma-or-end';

/**
 * Where a text stops being JSON: the offset of the first token that does not belong there, or of the end when something
 * is missing. Node's own error says it only sometimes. Only for a text that JSON.parse has refused.
 */
export function brokenAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted | null = 'value';
  let at = 0;
  while (wanted !== null) {
    TOKEN.lastIndex = at;
    const [whole, mark, words] = TOKEN.exec(text) ?? [];
    const here = at + (/\s*/y.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
    if (whole === undefined) return here;
    const next = after(wanted, mark, words !== undefined, open);
    if (next === undefined) return here;
    wanted = next;
    at += whole.length;
  }
  return at;
}

/** What may come next; undefined when this token may not come here; null when the value is whole. */
function after(
  wanted: Wanted,
  mark: string | undefined,
  isText: boolean,
  open: ('{' | '[')[],
): Wanted | null | undefined {
  const done = (): Wanted | null => (open.length === 0 ? null : 'comma-or-end');
  if (wanted === ':') return mark === ':' ? 'value' : undefined;
  if (wanted === 'comma-or-end' && mark === ',') return open.at(-1) === '{' ? 'key' : 'value';
  const mayEnd = wanted.endsWith('-or-end');
  if (mayEnd && mark === (open.at(-1) === '{' ? '}' : ']')) {
    open.pop();
    return done();
  }
  if (wanted === 'key' || wanted === 'key-or-end') return isText ? ':' : undefined;
  if (wanted === 'comma-or-end') return undefined;
  if (mark === undefined) return done();
  if (mark !== '{' && mark !== '[') return undefined;
  open.push(mark);
  return mark === '{' ? 'key-or-end' : 'value-or-end';
}
