/**
 * Turns a typed passphrase into bytes for one call and overwrites them when the call has ended, well or badly.
 * NFC here, so that a key cap and a pasted accent are the same; main applies NFKC before deriving.
 */
export async function withSecret<T>(
  typed: string,
  use: (bytes: Uint8Array<ArrayBuffer>) => Promise<T>,
): Promise<T> {
  const bytes = new TextEncoder().encode(typed.normalize('NFC'));
  try {
    return await use(bytes);
  } finally {
    bytes.fill(0);
  }
}
