/** Known to more than goals: it is told by the platform. */
export { localDay } from '../platform/index.ts';
