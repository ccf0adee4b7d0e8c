/** Evidence: from moments to a bundle that anyone can check. */
export { EvidenceScreen } from './evidence-screen.tsx';
