import type { z } from 'zod';

/** One call from the renderer to main. `input` is parsed by main before a handler sees it, `output` before it leaves. */
export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly input: I;
  readonly output: O;
  readonly doc: string;
};

export function call<I extends z.ZodType, O extends z.ZodType>(doc: string, input: I, output: O): Call<I, O> {
  return { input, output, doc };
}

/** One event from main to the renderer. */
export type Event<P extends z.ZodType = z.ZodType> = { readonly payload: P; readonly doc: string };

export function event<P extends z.ZodType>(doc: string, payload: P): Event<P> {
  return { payload, doc };
}
