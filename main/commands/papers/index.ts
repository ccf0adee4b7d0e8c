/** Commands about papers, and their places that belong to what was said. */
export { attachCommand } from './attach.ts';
export { documentCommand } from './document.ts';
export { linkCommand } from './link.ts';
