import Database from 'better-sqlite3';

/** Versions of SQLite and of the cipher that the index is written with, for the doctor. Touches no file. */
export function databaseVersions(): { sqlite: string; cipher: string } {
  const connection = new Database(':memory:');
  try {
    const row = connection
      .prepare<[], { sqlite: string; cipher: string }>(
        'SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS cipher',
      )
      .get();
    return { sqlite: row?.sqlite ?? 'unknown', cipher: `sqlcipher 4 by ${row?.cipher ?? 'unknown'}` };
  } finally {
    connection.close();
  }
}
