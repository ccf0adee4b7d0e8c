import { type BegunView, KeptwordError } from '../../shared/contract/index.ts';
import {
  type BegunForm,
  type FormFields,
  type FormKey,
  formFields,
  formKey,
  MOST_FORM_LETTERS,
  MOST_FORMS,
} from '../../shared/domain/index.ts';
import { found, type OpenArchive, parsed } from '../archive/index.ts';

/** What was typed into a form and not saved; null: nothing, or what it is about was taken out. */
export function begunFormOf({ index }: OpenArchive, input: FormKey): BegunForm | null {
  const key = parsed(formKey, input);
  if (key.of && !index.formDrafts.owner(key.of)) return null;
  return index.formDrafts.get(key);
}

/**
 * Keeps what is being typed into a form, or forgets it (`fields` null). Forgetting is never refused. Throws `not-found`
 * (what it is about), `invalid-input`, `drafts-full`, `archive-read-only`, `disk-full`.
 */
export function keepForm(
  { index, clock }: OpenArchive,
  { fields, ...of }: FormKey & { fields: FormFields | null },
): void {
  const key = parsed(formKey, of);
  if (fields === null) {
    if (index.formDrafts.get(key)) index.formDrafts.forget(key);
    return;
  }
  const typed = parsed(formFields, fields);
  if (key.of) found(index.formDrafts.owner(key.of), key.of.kind);
  index.transaction(() => {
    const letters = JSON.stringify(typed).length;
    if (!hasRoom(index, key, letters) && (index.formDrafts.sweep() === 0 || !hasRoom(index, key, letters))) {
      throw new KeptwordError(
        'drafts-full',
        'Too many forms were begun and not saved. What you type here is not kept yet. Save or throw away some first.',
      );
    }
    index.formDrafts.keep({ key, fields: typed, at: clock.now().toISOString() });
  });
}

/** Every form that was begun and not saved, the newest first. */
export function begunForms({ index }: OpenArchive): BegunView[] {
  return index.formDrafts.list().map((one) => ({
    ...{ about: null, near: null },
    ...(one.key.of ? index.formDrafts.owner(one.key.of) : null),
    ...one,
  }));
}

function hasRoom(index: OpenArchive['index'], key: BegunForm['key'], letters: number): boolean {
  const others = index.formDrafts.others(key);
  return others.count < MOST_FORMS && others.letters + letters <= MOST_FORM_LETTERS;
}
