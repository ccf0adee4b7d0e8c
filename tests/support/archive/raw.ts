import Database from 'better-sqlite3';
import { giveKey } from '../../../main/database/sqlite/pragmas.ts';

/** The index as somebody sees it who has the key and none of our code: for looking underneath, and for tampering. */
export function rawIndex(file: string, key: Buffer): Database.Database {
  const connection = new Database(file, { fileMustExist: true });
  giveKey(connection, key);
  return connection;
}

/** What an attacker with the key does first: takes the guards away. */
export function withoutGuards(connection: Database.Database): Database.Database {
  const triggers = connection
    .prepare<[], { name: string }>("select name from sqlite_schema where type = 'trigger'")
    .all();
  for (const { name } of triggers) connection.exec(`drop trigger "${name}"`);
  return connection;
}
