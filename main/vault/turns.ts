/**
 * Works on the files of one blob come one after the other; those of other blobs do not wait. A deletion that crosses a
 * mending, or the making of a header's copy, would else find back what it has just destroyed (decision 193).
 */
export function turnsOfEach(): <T>(id: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (id, work) => {
    const mine = (last.get(id) ?? Promise.resolve()).then(work);
    // Whoever comes next waits for the end of this one, however it ends.
    const over = mine.catch(() => undefined);
    last.set(id, over);
    void over.then(() => {
      if (last.get(id) === over) last.delete(id);
    });
    return mine;
  };
}
