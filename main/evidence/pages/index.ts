/** Everything of a bundle that is not sound: its pages, its texts and the file for other programs. */
export { payloadTexts, tagTexts } from './payload.ts';
