/** How it looks, how it is kept safe, what was done, and what this computer is. */
export { SettingsScreen } from './settings-screen.tsx';
