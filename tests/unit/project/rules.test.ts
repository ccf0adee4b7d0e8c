import { describe, expect, it } from 'vitest';
import { violations } from '../../../scripts/rules.ts';

const rulesOf = (path: string, text: string) => violations([{ path, text }]).map(({ rule }) => rule);

describe('SQL', () => {
  const statements = [
    "db.prepare('SELECT id FROM moments')",
    'db.prepare(`select * from moments`)',
    '      SELECT m.id, m.text FROM moments m',
    "db.exec('insert into moments values (1)')",
    "db.exec('insert or ignore into moments values (1)')",
    "db.exec('UPDATE moments SET text = 1')",
    "db.exec('delete from moments')",
    "db.pragma('PRAGMA journal_mode = WAL')",
    "db.exec('CREATE VIRTUAL TABLE t USING fts5(x)')",
  ];

  it.each(statements)('is caught outside main/database: %s', (line) => {
    expect(rulesOf('main/review/moments.ts', line)).toEqual(['SQL belongs in main/database']);
    expect(rulesOf('main/database/moments.ts', line)).toEqual([]);
  });

  it('is not a sentence that a parent reads', () => {
    const prose =
      "const hint = 'Select a file from your phone. Update the set you chose. Delete from here.';";
    expect(rulesOf('renderer/features/import/index.tsx', prose)).toEqual([]);
  });
});

describe('the network', () => {
  const lines = [
    "await fetch('https://example.org')",
    'await fetch(url)',
    "import { connect } from 'node:net';",
    "import https from 'https';",
    "new WebSocket('ws://x')",
    'new EventSource(url)',
    "net.request('https://example.org')",
    "navigator.sendBeacon('/x')",
    'new RTCPeerConnection()',
  ];

  it.each(lines)('is caught in the product: %s', (line) => {
    for (const path of ['main/window/a.ts', 'renderer/bridge/a.ts', 'shared/time/a.ts']) {
      expect(rulesOf(path, line)).toEqual(['the program has no network']);
    }
    expect(rulesOf('tests/e2e/a.test.ts', line)).toEqual([]);
  });

  it('is not our own page, a comment or a word that ends alike', () => {
    expect(rulesOf('renderer/a.ts', "await fetch('app://keptword/words.json')")).toEqual([]);
    expect(rulesOf('main/a.ts', '// never fetch(url)')).toEqual([]);
    expect(rulesOf('main/a.ts', ' * net.fetch(file:) ignores ranges')).toEqual([]);
    expect(rulesOf('main/a.ts', 'const rows = prefetch(10);')).toEqual([]);
  });
});

describe('tests that are switched off', () => {
  // Put together here, so that this file does not break the rule that it tests.
  it.each(['skip', 'only', 'todo', 'fixme', 'skipIf'])('.%s is caught', (how) => {
    for (const what of ['it', 'test', 'describe']) {
      const line = `${what}.${how}('x', () => {});`;
      expect(rulesOf('tests/unit/a.test.ts', line)).toEqual(['a test is switched off']);
    }
  });
});

describe('long files', () => {
  it('are caught beyond 300 lines, in code and style sheets', () => {
    expect(rulesOf('renderer/styles/a.css', 'a {}\n'.repeat(300))).toEqual([]);
    expect(rulesOf('renderer/styles/a.css', 'a {}\n'.repeat(301))).toEqual(['longer than 300 lines']);
    expect(rulesOf('tests/unit/a.test.ts', 'a();\n'.repeat(450))).toEqual([]);
    expect(rulesOf('tests/unit/a.test.ts', 'a();\n'.repeat(451))).toEqual(['longer than 450 lines']);
    expect(rulesOf('docs/long.md', 'x\n'.repeat(1000))).toEqual([]);
  });
});

it('says where', () => {
  const found = violations([{ path: 'main/a.ts', text: 'const a = 1;\nawait fetch(url);\n' }]);
  expect(found).toEqual([
    { path: 'main/a.ts', line: 2, rule: 'the program has no network', text: 'await fetch(url);' },
  ]);
});
