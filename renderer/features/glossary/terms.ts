/**
 * Letters and words that stand in plans and fall in meetings, as people write them. Capitals count for letters: "IEP",
 * "LRE"; two or more words in a row are found in any spelling.
 */
const SPELLINGS = {
  iep: ['IEP', 'IEPs'],
  'section-504': ['504', 'Section 504'],
  fape: ['FAPE', 'free appropriate public education'],
  lre: ['LRE', 'least restrictive environment'],
  pwn: ['PWN', 'prior written notice'],
  idea: ['IDEA', 'individuals with disabilities education act'],
  ferpa: ['FERPA'],
  'present-levels': ['PLAAFP', 'PLOP', 'PLEP', 'present levels'],
  sdi: ['SDI', 'specially designed instruction'],
  'related-services': ['related services', 'related service'],
  accommodation: ['accommodation', 'accommodations', 'Accommodation', 'Accommodations'],
  modification: ['modification', 'modifications', 'Modification', 'Modifications'],
  consult: ['consult', 'consultation', 'Consult', 'Consultation'],
  'push-in': ['push-in', 'pull-out', 'push in', 'pull out'],
  esy: ['ESY', 'extended school year'],
  fba: ['FBA', 'functional behavioral assessment'],
  bip: ['BIP', 'behavior intervention plan'],
  mdr: ['MDR', 'manifestation determination'],
  iee: ['IEE', 'independent educational evaluation'],
  slp: ['SLP', 'SLT', 'speech-language pathologist'],
  ot: ['OT', 'occupational therapy'],
  pt: ['PT', 'physical therapy'],
  lea: ['LEA', 'local education agency', 'local educational agency'],
  'due-process': ['due process', 'due process hearing'],
  'stay-put': ['stay put', 'stay-put'],
  compensatory: ['comp ed', 'compensatory education', 'compensatory services'],
  transition: ['transition plan', 'transition services'],
} as const satisfies Record<string, readonly string[]>;

export type Term = keyof typeof SPELLINGS;
export const TERMS = Object.keys(SPELLINGS) as Term[];

const FOUND: readonly (readonly [Term, RegExp])[] = TERMS.map((term) => {
  const [letters, phrases] = [[] as string[], [] as string[]];
  for (const spelling of SPELLINGS[term]) (/[ -]/.test(spelling) ? phrases : letters).push(spelling);
  // Words in a row may be written large at the front; a newline of a page may stand between them.
  const any = phrases.map((phrase) =>
    phrase
      .replaceAll(/[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
      .replaceAll(' ', '\\s+'),
  );
  return [
    term,
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...letters, ...any].join('|')})(?![\\p{L}\\p{N}])`, 'u'),
  ];
});

/** The terms that stand in a text, in the glossary's order, each once. */
export function termsIn(text: string): Term[] {
  return FOUND.filter(([, found]) => found.test(text)).map(([term]) => term);
}
