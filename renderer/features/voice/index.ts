/** Notes spoken about a moment. */
export { VoiceNotes } from './voice-notes.tsx';
