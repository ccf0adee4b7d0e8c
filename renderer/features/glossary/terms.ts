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

/** The same in the Spanish papers that districts give out (docs/spanish-words.md); states do not agree on every name. */
const SPANISH: Readonly<Partial<Record<keyof typeof SPELLINGS, readonly string[]>>> = {
  iep: [
    'programa de educación individualizado',
    'programa de educación individualizada',
    'programa educativo individualizado',
  ],
  'section-504': ['Sección 504'],
  fape: ['educación pública gratuita y apropiada'],
  lre: ['ambiente menos restrictivo', 'entorno menos restrictivo'],
  pwn: ['aviso previo por escrito', 'notificación previa por escrito', 'notificación por escrito previa'],
  idea: [
    'ley de educación para personas con discapacidades',
    'ley de educación para individuos con discapacidades',
  ],
  'present-levels': ['niveles actuales'],
  sdi: ['instrucción especialmente diseñada'],
  'related-services': ['servicios relacionados', 'servicio relacionado'],
  accommodation: [
    'adaptación',
    'adaptaciones',
    'Adaptación',
    'Adaptaciones',
    'acomodaciones',
    'Acomodaciones',
  ],
  modification: ['modificación', 'modificaciones', 'Modificación', 'Modificaciones'],
  esy: ['año escolar extendido'],
  fba: ['evaluación funcional de la conducta', 'evaluación funcional del comportamiento'],
  bip: ['plan de intervención de la conducta', 'plan de intervención del comportamiento'],
  mdr: ['determinación de manifestación', 'determinación de la manifestación'],
  iee: ['evaluación educativa independiente'],
  slp: ['terapeuta del habla', 'patólogo del habla', 'patóloga del habla'],
  ot: ['terapia ocupacional'],
  pt: ['terapia física'],
  lea: ['agencia local de educación', 'agencia educativa local'],
  'due-process': ['debido proceso', 'proceso debido'],
  compensatory: ['educación compensatoria', 'servicios compensatorios'],
  transition: ['plan de transición', 'servicios de transición'],
};

export type Term = keyof typeof SPELLINGS;
export const TERMS = Object.keys(SPELLINGS) as Term[];

const FOUND: readonly (readonly [Term, RegExp])[] = TERMS.map((term) => {
  const [letters, phrases] = [[] as string[], [] as string[]];
  for (const spelling of [...SPELLINGS[term], ...(SPANISH[term] ?? [])])
    (/[ -]/.test(spelling) ? phrases : letters).push(spelling);
  // Words in a row may be written large at the front; a newline of a page may stand between them.
  const any = phrases.map((phrase) =>
    phrase
      .replaceAll(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
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
