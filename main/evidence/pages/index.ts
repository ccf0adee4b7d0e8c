/** Everything of a bundle that is not sound: its pages, its texts and the file for other programs. */
export { type ForNewClip, type ForNewFolder, forNewPage } from './for-new.ts';
export { payloadTexts, tagTexts } from './payload.ts';
