/** `keptword list`: one file for each kind of thing that has more to say than a row. */
export { listCommand } from './list.ts';
