import { useState } from 'react';
import type { FormOwner } from '../../../shared/domain/index.ts';
import { useFormDraft } from '../../drafts/index.ts';
import type { Language } from '../../i18n/index.ts';

/** Which letter: what it is about, and what tells it from other letters about the same. */
export type LetterKey = { of: FormOwner | null; part: string };

/**
 * A letter's text as the parent changed it, and the app's own text when she did. What she put away for the app's words
 * is kept beside it, until she writes anew.
 */
export type Edit = {
  text: string | null;
  from: string | null;
  thrown: string | null;
  thrownFrom: string | null;
};

const AS_IS: Edit = { text: null, from: null, thrown: null, thrownFrom: null };
/** As a key of what is kept may be. */
const NO_KEY = /[^a-zA-Z0-9-]+/g;
const KEY_LENGTH = 36;

/** The hand-changed text of one letter in one language, kept while it is typed and as long as she wants it. */
export function useEdited({ of, part }: LetterKey, sent: Language, plain: string) {
  const [edit, setEdit] = useState<Edit>(AS_IS);
  const key = `${part.replaceAll(NO_KEY, '-').slice(0, KEY_LENGTH)}-${sent}`;
  const draft = useFormDraft({ form: 'letter', of, part: key }, edit, setEdit);
  return {
    draft,
    /** True: her own words wait to be brought back. */
    isThrown: edit.thrown !== null,
    /** Null: the app's own. */
    text: edit.text,
    /** True: the letter says something else by now than when she changed it. */
    isBehind: edit.text !== null && edit.from !== null && edit.from !== plain,
    type(text: string) {
      if (draft.begun) draft.take();
      setEdit(text === plain ? AS_IS : { ...AS_IS, text, from: edit.from ?? plain });
    },
    /** She has taken in what is new. */
    catchUp: () => setEdit({ ...edit, from: plain }),
    throwAway: () => setEdit({ ...AS_IS, thrown: edit.text, thrownFrom: edit.from }),
    bringBack: () => setEdit({ ...AS_IS, text: edit.thrown, from: edit.thrownFrom }),
  };
}
export type Edited = ReturnType<typeof useEdited>;
