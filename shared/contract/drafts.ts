import { z } from 'zod';
import { begunForm, formFields, formKey, id } from '../domain/index.ts';
import { call } from './call.ts';

/** A form that was begun and not saved, in the list of all of them. */
export const begunView = begunForm.extend({
  /** Words by which the parent knows what it is about; null: a new thing that hangs on nothing. */
  about: z.string().nullable(),
  /** The goal, meeting or recording that it is found in, where its own id is not enough to go there. */
  near: id.nullable(),
});
export type BegunView = z.infer<typeof begunView>;

export const draftCalls = {
  get: call('What was typed into a form and not saved; null: nothing.', formKey, begunForm.nullable()),
  keep: call(
    'Keeps what is being typed into a form, at each pause, before it is saved. Null forgets it.',
    formKey.extend({ fields: formFields.nullable() }),
    z.void(),
  ),
  list: call(
    'Every form that was begun and not saved, the newest first. Not those of things that were taken out.',
    z.void(),
    z.array(begunView),
  ),
};
