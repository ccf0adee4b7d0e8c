/** What a meeting's page shows of two recordings in step. */
export { CompareButton } from './compare-button.tsx';
