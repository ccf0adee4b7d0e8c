/**
 * Rules about the sources that no linter of ours knows: SQL in one folder, no network, no file that has outgrown its
 * room, no test that is switched off. Pure, so that each rule has its test.
 */

export type Source = { path: string; text: string };
export type Violation = { path: string; line: number; rule: string; text: string };

/** DESIGN §2 and STYLE §3 ask for about 300 lines. How long a function may be, biome.json says (decision 235). */
const MAX_LINES = 300;
/** A test file is a list that is read one test at a time, so it may run longer before it hides something. */
const MAX_TEST_LINES = 450;

/**
 * A string, or a line of one, that begins like a statement. Capitals are enough; in small letters, words of prose
 * ("select a file from…") must not look like one.
 */
const SQL = [
  /(["'`]|^)\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s)/,
  /(["'`]|^)\s*(CREATE\s+(VIRTUAL\s+)?(TABLE|INDEX|TRIGGER|VIEW)\s|DROP\s+TABLE\s|PRAGMA\s+\w)/,
  /["'`]\s*(select\s+(\*|\w[\w.]*\s*,|\w+\()|insert\s+(or\s+\w+\s+)?into\s+\w+\s*[(v]|update\s+\w+\s+set\s+\w+\s*=)/,
  /["'`]\s*(delete\s+from\s+\w+\s*(where|["'`])|create\s+(table|index|trigger)\s|pragma\s+\w+\s*[=(;"'`])/,
];

/** Every door to a network that a browser page or Node has. Our own page may be asked for by its app: address. */
const NETWORK = [
  /\bfetch\((?!\s*['"`]app:)/,
  /['"](node:)?(http|https|http2|net|tls|dgram|dns|dns\/promises|undici)['"]/,
  /\bnew (WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|WebTransport)\b/,
  /\bnet\.(request|connect|createServer)\(/,
  /\bsendBeacon\(/,
];

/** The line is a comment: a rule about code does not read it. */
const COMMENT = /^\s*(\/\/|\/?\*)/;

/** Every breach of the rules in these files, in order of path and line. Paths are relative, with `/`. */
export function violations(sources: Source[]): Violation[] {
  return sources.flatMap((source) => [
    ...(isProduct(source.path) ? [...sqlOutsideDatabase(source), ...network(source)] : []),
    ...(source.path.startsWith('tests/') ? switchedOff(source) : []),
    ...tooLong(source),
  ]);
}

function isProduct(path: string): boolean {
  return /^(main|renderer|shared)\//.test(path) && /\.(ts|tsx|js|mjs|cjs)$/.test(path);
}

function sqlOutsideDatabase(source: Source): Violation[] {
  if (source.path.startsWith('main/database/')) return [];
  return matching(source, 'SQL belongs in main/database', SQL);
}

function network(source: Source): Violation[] {
  return matching(source, 'the program has no network', NETWORK);
}

/** What needs a missing program goes through tests/support/programs, which names it as not run. */
function switchedOff(source: Source): Violation[] {
  if (source.path.startsWith('tests/support/programs/')) return [];
  const off = /\b(it|test|describe|suite|context|ctx)\.(skip|only|todo|fixme|fails|skipIf)\b/;
  return matching(source, 'a test is switched off', [off]);
}

function tooLong(source: Source): Violation[] {
  if (!/\.(ts|tsx|js|mjs|cjs|css)$/.test(source.path)) return [];
  const lines = source.text.split('\n').length - 1;
  const most = source.path.startsWith('tests/') ? MAX_TEST_LINES : MAX_LINES;
  if (lines <= most) return [];
  return [{ path: source.path, line: lines, rule: `longer than ${most} lines`, text: '' }];
}

function matching(source: Source, rule: string, patterns: RegExp[]): Violation[] {
  return source.text.split('\n').flatMap((text, index) => {
    if (COMMENT.test(text) || !patterns.some((pattern) => pattern.test(text))) return [];
    return [{ path: source.path, line: index + 1, rule, text: text.trim().slice(0, 100) }];
  });
}
