import process from 'node:process';

const ENTER = new Set([0x0a, 0x0d]);
const CTRL_C = 0x03;
const CTRL_D = 0x04;
const BACKSPACE = new Set([0x08, 0x7f]);
/** First byte of a UTF-8 character, against 10xxxxxx for the bytes that follow it. */
const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;

/**
 * Asks on the terminal without showing what is typed, and resolves to its UTF-8 bytes. They never become a string:
 * strings cannot be overwritten. Ctrl-C ends the program as it would anywhere else.
 */
export function askSecret(question: string): Promise<Uint8Array> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.resume();
  return new Promise((resolve) => {
    let typed: number[] = [];
    const finish = () => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      const bytes = Uint8Array.from(typed);
      typed.fill(0);
      resolve(bytes);
    };
    const onData = (data: Buffer) => {
      for (const byte of data) {
        if (ENTER.has(byte) || byte === CTRL_D) return finish();
        if (byte === CTRL_C) {
          stdin.setRawMode(false);
          stderr.write('\n');
          process.exit(130);
        }
        if (BACKSPACE.has(byte)) typed = withoutLastCharacter(typed);
        else typed.push(byte);
      }
    };
    stdin.on('data', onData);
  });
}

function withoutLastCharacter(bytes: number[]): number[] {
  let end = bytes.length - 1;
  while (end > 0 && isContinuation(bytes[end] ?? 0)) end -= 1;
  return bytes.slice(0, Math.max(0, end));
}
