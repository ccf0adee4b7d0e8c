/** Notes spoken about a moment. */
export { SpeakNow } from './speak-now.tsx';
export { VoiceNotes } from './voice-notes.tsx';
