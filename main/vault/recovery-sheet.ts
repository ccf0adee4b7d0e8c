import { RECOVERY_WORDS } from './recovery.ts';

const COLUMNS = 4;
const RULE = '='.repeat(72);

const TEXTS = {
  en: {
    title: 'KEPTWORD RECOVERY WORDS',
    archive: 'Archive',
    made: 'Made on',
    body: [
      'These 24 words open your archive when the passphrase is forgotten.',
      'Print this sheet. Keep it at home, away from the computer.',
      'Then delete the file: whoever has the words can open the archive.',
      'There is no other way in. Nobody, not even the makers of Keptword,',
      'can open the archive without the passphrase or these words.',
    ],
    use: [
      'To use them: open Keptword, choose "I forgot my passphrase",',
      'and type the words in the order of their numbers.',
    ],
  },
  es: {
    title: 'PALABRAS DE RECUPERACIÓN DE KEPTWORD',
    archive: 'Archivo',
    made: 'Hecho el',
    body: [
      'Estas 24 palabras en inglés abren su archivo si olvida la contraseña.',
      'Imprima esta hoja. Guárdela en casa, lejos de la computadora.',
      'Después bórrela de la computadora: quien tenga las palabras entra.',
      'No hay otra manera. Nadie, tampoco quienes hacen Keptword,',
      'puede abrir el archivo sin la contraseña o estas palabras.',
    ],
    use: [
      'Para usarlas: abra Keptword, elija "Olvidé mi contraseña"',
      'y escriba las palabras en el orden de sus números.',
    ],
  },
} as const;

/**
 * The sheet to print: plain text, at most 72 columns, the words numbered down the columns. `parseRecoveryCode` reads
 * it back. `day` is shown as given.
 */
export function renderRecoverySheet(of: {
  archiveName: string;
  words: readonly string[];
  day: string;
  language?: 'en' | 'es';
}): string {
  if (of.words.length !== RECOVERY_WORDS) throw new RangeError(`a sheet has ${RECOVERY_WORDS} words`);
  const text = TEXTS[of.language ?? 'en'];
  // A name with numbers and dots ("3. grade") must not look like one of the words.
  const name = of.archiveName.replace(/\s+/g, ' ').replace(/(\d)([.):])/g, '$1');
  return [
    RULE,
    text.title,
    RULE,
    '',
    `${text.archive}: ${name}`,
    `${text.made}: ${of.day}`,
    '',
    ...text.body,
    '',
    ...grid(of.words),
    '',
    ...text.use,
    RULE,
    '',
  ].join('\n');
}

function grid(words: readonly string[]): string[] {
  const rows = Math.ceil(words.length / COLUMNS);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) => {
      const index = column * rows + row;
      return `${String(index + 1).padStart(2)}. ${words[index] ?? ''}`.padEnd(17);
    })
      .join('')
      .trimEnd(),
  );
}
