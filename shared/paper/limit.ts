/**
 * Most signs of one page: a page of close print has about 6,000, a Word file is kept as one page. It stands here, since
 * the thread that reads a file loads no more than it needs.
 */
export const PAGE_TEXT_LIMIT = 1_000_000;
