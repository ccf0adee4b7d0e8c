import type { BlobStore, BlobWriter } from '../vault/index.ts';

/** Blobs that are being made and belong together: all of them stay, or none. */
export type Ledger = Pick<BlobStore, 'create'> & {
  /** Drops what is half written and removes what is finished. */
  undo(): Promise<void>;
};

/** Notes every blob that one work seals, so that all of them go again when it fails. */
export function blobLedger(store: BlobStore): Ledger {
  const writers: BlobWriter<string | null>[] = [];

  function noted<D extends string | null>(writer: BlobWriter<D>): BlobWriter<D> {
    writers.push(writer);
    return writer;
  }

  function create(kind: Parameters<BlobStore['create']>[0]): Promise<BlobWriter>;
  function create(
    kind: Parameters<BlobStore['create']>[0],
    options: { digest: false },
  ): Promise<BlobWriter<null>>;
  async function create(kind: Parameters<BlobStore['create']>[0], options?: { digest: false }) {
    return options ? noted(await store.create(kind, options)) : noted(await store.create(kind));
  }

  return {
    create,
    async undo() {
      // The failure that brought us here is the one to tell; the integrity check finds a blob that would not go.
      await Promise.allSettled(writers.map((writer) => writer.abort()));
      // A blob may have got its name although finishing it failed, so every one is removed; absent ones are no error.
      await Promise.allSettled(writers.map(({ id }) => store.remove(id)));
    },
  };
}
