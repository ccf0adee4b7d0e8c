/** What other screens show of evidence: the gate before something leaves. */
export { ShareGate } from './share-gate.tsx';
