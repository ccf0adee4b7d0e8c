/*
 * Structured clone as text, for what crosses between Node and the page's worlds. Both functions are also sent into the
 * page as source, so each stands alone: no import, no helper outside its own braces.
 */

/** Where live things that do not become text are kept on the way. Absent: functions and files cannot cross. */
export type Carriers = { functionTo?: (value: object) => number; fileTo?: (value: object) => number };
export type Restorers = {
  functionFrom?: (ticket: number) => unknown;
  fileFrom?: (ticket: number) => unknown;
};

/** Throws what Electron throws for something that cannot be cloned. Stricter than it: no cycles, no class instances. */
export function encode(value: unknown, carriers: Carriers = {}): string {
  const refuse = (what: string): never => {
    throw new Error(`An object could not be cloned. (${what})`);
  };
  const toBase64 = (bytes: Uint8Array) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
  };
  const above = new Set<unknown>();
  const pack = (item: unknown): unknown => {
    switch (typeof item) {
      case 'string':
      case 'boolean':
        return item;
      case 'number':
        return Number.isFinite(item) && !Object.is(item, -0)
          ? item
          : { $: 'number', v: Object.is(item, -0) ? '-0' : String(item) };
      case 'undefined':
        return { $: 'undefined' };
      case 'bigint':
        return { $: 'bigint', v: String(item) };
      case 'symbol':
        return refuse('a symbol');
      case 'function':
        return carriers.functionTo ? { $: 'function', v: carriers.functionTo(item) } : refuse('a function');
      default:
        return item === null ? null : packObject(item as object);
    }
  };
  const packObject = (item: object): unknown => {
    const kind = Object.prototype.toString.call(item).slice(8, -1);
    if (kind === 'File' || kind === 'Blob') {
      return carriers.fileTo ? { $: 'file', v: carriers.fileTo(item) } : refuse('a file');
    }
    if (item instanceof Date) return { $: 'date', v: item.getTime() };
    if (item instanceof ArrayBuffer) return { $: 'buffer', v: toBase64(new Uint8Array(item)) };
    if (ArrayBuffer.isView(item)) {
      const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength);
      // A Node Buffer arrives in the page as a Uint8Array.
      return { $: 'bytes', t: kind === 'Uint8Array' ? 'Uint8Array' : kind, v: toBase64(bytes) };
    }
    if (item instanceof Error) return { $: 'error', t: item.name, v: item.message };
    if (above.has(item)) return refuse('a cycle');
    above.add(item);
    const packed = packHolder(item, kind);
    above.delete(item);
    return packed;
  };
  const packHolder = (item: object, kind: string): unknown => {
    if (item instanceof Map)
      return { $: 'map', v: [...item].map(([key, inner]) => [pack(key), pack(inner)]) };
    if (item instanceof Set) return { $: 'set', v: [...item].map(pack) };
    if (Array.isArray(item)) return { $: 'array', v: Array.from(item, pack) };
    const prototype: unknown = Object.getPrototypeOf(item);
    const plain =
      kind === 'Object' && (prototype === null || Object.getPrototypeOf(prototype as object) === null);
    if (!plain) return refuse(`an instance of ${kind}`);
    return { $: 'object', v: Object.entries(item).map(([key, inner]) => [key, pack(inner)]) };
  };
  return JSON.stringify(pack(value));
}

/** The value again. */
export function decode(text: string, restorers: Restorers = {}): unknown {
  type Packed = { $: string; t?: string; v?: unknown };
  const fromBase64 = (value: unknown) =>
    Uint8Array.from(atob(String(value)), (letter) => letter.charCodeAt(0));
  const lost = (what: string): never => {
    throw new Error(`cannot restore ${what} here`);
  };
  const VIEWS: Record<string, new (buffer: ArrayBuffer) => unknown> = {
    Uint8Array,
    Int8Array,
    Uint8ClampedArray,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };
  const unpack = (item: unknown): unknown => {
    if (item === null || typeof item !== 'object') return item;
    const { $: kind, t: type = '', v: value } = item as Packed;
    const list = () => value as unknown[];
    const pairs = () =>
      (value as [unknown, unknown][]).map(([key, inner]) => [unpack(key), unpack(inner)] as const);
    switch (kind) {
      case 'undefined':
        return undefined;
      case 'number':
        return Number(value);
      case 'bigint':
        return BigInt(String(value));
      case 'date':
        return new Date(Number(value));
      case 'buffer':
        return fromBase64(value).buffer;
      case 'bytes': {
        const View = VIEWS[type];
        return View ? new View(fromBase64(value).buffer) : lost(type);
      }
      case 'error':
        return Object.assign(new Error(String(value)), { name: type });
      case 'map':
        return new Map(pairs());
      case 'set':
        return new Set(list().map(unpack));
      case 'array':
        return list().map(unpack);
      case 'object':
        return Object.fromEntries(pairs());
      case 'function':
        return restorers.functionFrom ? restorers.functionFrom(Number(value)) : lost('a function');
      case 'file':
        return restorers.fileFrom ? restorers.fileFrom(Number(value)) : lost('a file');
      default:
        return lost(kind);
    }
  };
  return unpack(JSON.parse(text));
}
