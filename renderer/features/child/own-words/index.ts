/** What a child writes and asks in its own window, and the points that it raises itself. */
export { OwnWords } from './own-words.tsx';
