import { z } from 'zod';

type WithoutDefault<S> = S extends z.ZodDefault<infer Inner> ? Inner : S;
type ChangeShape<Shape extends z.ZodRawShape> = {
  [K in keyof Shape]: z.ZodOptional<WithoutDefault<Shape[K]>>;
};

/**
 * The schema of a change to some fields of a thing: every field may be absent, and absent means "leave it".
 * `.partial()` alone does not say that: zod 4 fills in a field's default even when the field is optional,
 * so a change of the title would also have emptied the notes.
 */
export function changeOf<Shape extends z.ZodRawShape>(
  fields: z.ZodObject<Shape>,
): z.ZodObject<ChangeShape<Shape>> {
  const shape = Object.fromEntries(
    Object.entries(fields.shape).map(([name, schema]) => [
      name,
      z.optional(schema instanceof z.ZodDefault ? schema.removeDefault() : schema),
    ]),
  );
  return z.object(shape as unknown as ChangeShape<Shape>);
}

/** A thing with the given fields of a change put in; absent fields stay as they were. */
export function merged<T extends object>(thing: T, change: { [K in keyof T]?: T[K] | undefined }): T {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...thing, ...Object.fromEntries(given) };
}
