/** A PDF as it looks, page by page, with places in it marked. */
export type { Highlight } from './pdf-page.tsx';
export { PdfView, type Zoom } from './pdf-view.tsx';
