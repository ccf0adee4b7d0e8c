/** What the letters and words of plans and meetings mean (D36), where they stand. */
export { GlossaryButton, TermsIn } from './glossary.tsx';
