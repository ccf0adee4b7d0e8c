import type Database from 'better-sqlite3';
import { indexError } from './errors.ts';

/** What may be bound: never a boolean or undefined, which SQLite does not know. */
export type Bound = string | number | null;
export type Params = Readonly<Record<string, Bound>>;
export type Row = Record<string, unknown>;

export type ReadStatement = {
  get(params?: Params): Row | undefined;
  all(params?: Params): Row[];
};
export type WriteStatement = { run(params?: Params): number };

/** A handle that cannot write: `read` refuses a statement that would. */
export type ReadableDb = { read(sql: string): ReadStatement };
/** A handle that can. Only the repositories' write halves take one. */
export type WritableDb = ReadableDb & {
  write(sql: string): WriteStatement;
  transaction<T>(work: () => T): T;
};

/**
 * Wraps a connection. Statements are prepared at first use and kept. Every failure of SQLite leaves as a KeptwordError
 * (see errors.ts); the SQL and the values are never in it.
 */
export function writableDb(connection: Database.Database): WritableDb {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw indexError(error);
    }
  };
  const prepared = (sql: string, kind: 'read' | 'write') => {
    let statement: Database.Statement<unknown[], Row> | undefined;
    return (): Database.Statement<unknown[], Row> => {
      if (!statement) {
        statement = connection.prepare<unknown[], Row>(sql);
        if ((kind === 'read') !== statement.readonly) throw new TypeError(`not a ${kind} statement`);
      }
      return statement;
    };
  };
  return {
    read(sql) {
      const statement = prepared(sql, 'read');
      return {
        get: (params = {}) => guarded(() => statement().get(params)),
        all: (params = {}) => guarded(() => statement().all(params)),
      };
    },
    write(sql) {
      const statement = prepared(sql, 'write');
      return { run: (params = {}) => guarded(() => statement().run(params).changes) };
    },
    // Immediate: the write lock is taken at the start, so a transaction cannot fail half-way for want of it.
    transaction: (work) => guarded(() => connection.transaction(work).immediate()),
  };
}
