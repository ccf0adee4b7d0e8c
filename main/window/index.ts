/** The shell: the window, what guards it, and what it is served from. */
export { type AppOptions, startApp } from './start.ts';
