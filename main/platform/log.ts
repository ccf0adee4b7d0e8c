import type { Clock } from './clock.ts';

/** Texts that may stand in the log: names that our own code gives. Everything else a log line could carry is a number. */
const TEXT_FACTS = ['code', 'phase', 'kind', 'id', 'version', 'platform', 'from', 'call', 'signal'] as const;
type TextFact = (typeof TEXT_FACTS)[number];

/** Numbers and flags under any name, texts only under the names above. */
export type LogFacts = Readonly<
  { [name: string]: number | boolean | null | string | undefined } & { [name in TextFact]?: string | null }
>;

export type Log = {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
};

const OWN_WORD = /^[A-Za-z0-9][A-Za-z0-9.:_-]{0,63}$/;

/**
 * A log that cannot tell a secret. What people type or name never looks like an allowed fact: a text is written only
 * under a listed name and only when it is one short word of letters, digits and `.:_-`; any other text is replaced by
 * its length. One JSON line per entry goes to `write`.
 */
export function createLog(options: { write: (line: string) => void; clock: Clock }): Log {
  const entry = (level: 'info' | 'warn', event: string, facts: LogFacts = {}) => {
    const at = options.clock.now().toISOString();
    const safe = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [name, redact(name, value)]),
    );
    options.write(JSON.stringify({ at, level, event: redact('code', event), ...safe }));
  };
  return {
    info: (event, facts) => entry('info', event, facts),
    warn: (event, facts) => entry('warn', event, facts),
  };
}

function redact(name: string, value: LogFacts[string]): number | boolean | null | string {
  if (typeof value !== 'string') return value ?? null;
  const allowed = (TEXT_FACTS as readonly string[]).includes(name) && OWN_WORD.test(value);
  return allowed ? value : `[${value.length} characters]`;
}
