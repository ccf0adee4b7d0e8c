/** Stands before the words of every line that nobody checked by ear, in every file that leaves. */
export const DRAFT_MARK = '[DRAFT] ';

/** The first words of a text file that we write. Behind them, up to the first blank line, stands what the file is. */
export const TXT_HEAD = 'KEPTWORD TRANSCRIPT';
