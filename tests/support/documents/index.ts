/** Documents made by hand, so that a test says what is in its file. */

export { makeLockedPdf } from './encrypt.ts';
export {
  makeCompound,
  makeHeic,
  makeJpeg,
  makePng,
  makeWebp,
  makeWord,
  makeWordOf,
  zipped,
} from './files.ts';
export { look, makeForm, privateLetters, textField, tickBox, words, xfa } from './form.ts';
export { type MadePage, makePdf } from './pdf.ts';
