/** The calls of the contract: who may make them, what they mean, and the session they work on. */
export type { Wires } from './channels.ts';
export type { ShelfSource } from './media-shelf.ts';
export type { Pickers } from './pickers.ts';
export { createShellCalls, type ShellCalls } from './shell-calls.ts';
