/** What pages may ask of the frame around them. The frame itself, app.tsx, is only for main.tsx: it knows every page. */
export { AppearanceFields } from './appearance.tsx';
export { useChild, useWhose } from './child.tsx';
export { AddChildDialog } from './child-switch.tsx';
export { DeleteForGood } from './delete-for-good.tsx';
export { keepFocus } from './keep-focus.ts';
export { type KeyDef, useKeys } from './keys.tsx';
export { MeetingField, useChosenMeeting, useMeetingChoices } from './meeting-field.tsx';
export { type MeetingWord, meetingKindIn, useMeetingKind } from './meeting-kind.ts';
export { useMomentPlace } from './moment-place.ts';
export { type Navigation, type Route, useNavigation } from './navigation.tsx';
export { SchoolYearField } from './school-year-field.tsx';
export { useSettings } from './settings.tsx';
export { useSpeaker } from './speaker.ts';
export { TakeOut } from './take-out.tsx';
export { useSayDone, useUndo } from './undo.ts';
