/** The frame around every page, and what pages may ask of it. */
export { App } from './app.tsx';
export { AppearanceFields } from './appearance.tsx';
export { useChild } from './child.tsx';
export { AddChildDialog } from './child-switch.tsx';
export { type KeyDef, useKeys } from './keys.tsx';
export { Combination } from './keys-dialog.tsx';
export { type Navigation, type Route, useNavigation } from './navigation.tsx';
export { useSettings } from './settings.tsx';
export { useUndo } from './undo.ts';
