/** Documents: the page of one document, and the comparison of two. */
export { CompareScreen } from './compare-screen.tsx';
export { DocumentScreen } from './document-screen.tsx';
