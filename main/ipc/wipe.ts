const DEEPEST = 4;

/** Overwrites every byte array in what a call brought in (SAFETY §2.3: a passphrase crosses once and is then gone). */
export function wipe(value: unknown, depth = 0): void {
  if (value instanceof Uint8Array) value.fill(0);
  else if (value !== null && typeof value === 'object' && depth < DEEPEST) {
    for (const inner of Object.values(value)) wipe(inner, depth + 1);
  }
}
