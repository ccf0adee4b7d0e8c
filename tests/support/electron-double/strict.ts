import { EventEmitter } from 'node:events';

/** Thrown wherever the app asks for something that the double does not imitate. It is a gap in the double, or a typing error in the app; never to be caught. */
export class NotInTheDouble extends Error {
  constructor(what: string) {
    super(
      `The Electron double does not have ${what}. Add it to the double from Electron's documentation, or do without.`,
    );
    this.name = 'NotInTheDouble';
  }
}

// What the language and its tools ask of any object: promises, printing, comparing, mocks.
const ASKED_OF_ANY = new Set<string | symbol>([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
]);

/** The same object, but reading or writing a member that it does not have throws. */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, member, receiver) {
      if (member in object || typeof member === 'symbol' || ASKED_OF_ANY.has(member)) {
        const value: unknown = Reflect.get(object, member, object);
        // Methods run on the object itself: private fields are not visible through a proxy.
        return isMethod(value) ? bound(value, object, receiver) : value;
      }
      throw new NotInTheDouble(`${name}.${member}`);
    },
    set(_object, member) {
      throw new NotInTheDouble(`a writable ${name}.${String(member)}`);
    },
  });
}

function isMethod(value: unknown): value is (...input: unknown[]) => unknown {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

// One wrapper a method, so that `emitter.on` is the same function each time it is read.
const wrappers = new WeakMap<object, WeakMap<object, unknown>>();
function bound(method: (...input: unknown[]) => unknown, object: object, outer: unknown): unknown {
  const known = wrappers.get(object) ?? new WeakMap<object, unknown>();
  wrappers.set(object, known);
  let wrapper = known.get(method);
  if (!wrapper) {
    wrapper = (...input: unknown[]) => {
      const result = method.apply(object, input);
      return result === object ? outer : result;
    };
    known.set(method, wrapper);
  }
  return wrapper;
}

/** Refuses options that the double does not imitate. `what` names the call. */
export function onlyOptions(what: string, given: object | undefined, known: readonly string[]): void {
  for (const option of Object.keys(given ?? {})) {
    if (!known.includes(option)) throw new NotInTheDouble(`the option "${option}" of ${what}`);
  }
}

/** An emitter with a closed list of events. */
export class StrictEmitter extends EventEmitter {
  readonly #name: string;
  readonly #known: readonly string[];

  constructor(name: string, known: readonly string[]) {
    super();
    this.#name = name;
    this.#known = known;
  }

  #check(event: string | symbol): void {
    if (typeof event !== 'string' || !this.#known.includes(event)) {
      throw new NotInTheDouble(`the event "${String(event)}" of ${this.#name}`);
    }
  }

  override on(event: string | symbol, listener: (...input: never[]) => void): this {
    this.#check(event);
    return super.on(event, listener as (...input: unknown[]) => void);
  }

  override once(event: string | symbol, listener: (...input: never[]) => void): this {
    this.#check(event);
    return super.once(event, listener as (...input: unknown[]) => void);
  }

  override emit(event: string | symbol, ...input: unknown[]): boolean {
    this.#check(event);
    return super.emit(event, ...input);
  }
}

/** An event that a listener can refuse, as Electron's. Extra facts ride on it. */
export function refusable<T extends object>(
  facts: T,
): T & { preventDefault(): void; readonly defaultPrevented: boolean } {
  let prevented = false;
  return Object.defineProperties(
    { ...facts },
    {
      preventDefault: {
        value: () => {
          prevented = true;
        },
      },
      defaultPrevented: { get: () => prevented },
    },
  ) as T & { preventDefault(): void; readonly defaultPrevented: boolean };
}
