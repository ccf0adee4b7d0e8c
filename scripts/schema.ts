import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openIndex } from '../main/database/index.ts';
import { giveKey } from '../main/database/sqlite/pragmas.ts';

export const SCHEMA_FILE = new URL('../main/database/schema.sql', import.meta.url);

const HEADER = `-- The index as all migrations leave it. Written by scripts/schema.ts; a test says when it is old.
-- It is never run: main/database/migrations is what makes the tables.
`;

/** The schema that a new archive gets, as text: one page to learn the data model from. */
export function currentSchema(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-schema-'));
  const file = join(folder, 'index.db');
  const key = randomBytes(32);
  try {
    openIndex({ file, key, create: true }).close();
    const connection = new Database(file, { readonly: true });
    giveKey(connection, key);
    const parts = connection
      .prepare<[], string>(
        `select sql from sqlite_schema where sql is not null and name not like 'search\\_%' escape '\\'
           and name not like 'sqlite\\_%' escape '\\' or name in ('search_lines', 'search_words', 'search_lines_words')
         order by case type when 'table' then 0 when 'index' then 1 when 'view' then 2 else 3 end, tbl_name, name`,
      )
      .pluck()
      .all();
    connection.close();
    return `${HEADER}\n${parts.map((sql) => `${sql.trim()};`).join('\n\n')}\n`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) writeFileSync(SCHEMA_FILE, currentSchema());
