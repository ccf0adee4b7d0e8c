/** What other screens show of goals and promises. */
export { AgendaButton } from './agenda-button.tsx';
export { DueLine } from './due.tsx';
export { usePromiseWords } from './use-words.ts';
export { WhoFields } from './who-and-when.tsx';
