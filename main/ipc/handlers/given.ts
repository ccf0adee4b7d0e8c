/** A change without the fields that are `undefined`: a field that nobody named stays as it is. */
export function given<T extends object>(change: { [K in keyof T]?: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<T>;
}
