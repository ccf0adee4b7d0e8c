/** Notes spoken about a moment: recorded through the window's microphone, sealed, heard again. None ever leaves. */
export { openVoiceNote, removeVoiceNote, voiceNotesOf } from './notes.ts';
export { createVoiceRecorder, type VoiceRecorder } from './recorder.ts';
