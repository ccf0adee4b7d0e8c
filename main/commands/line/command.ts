import type { Command } from 'commander';
import type { Answer } from './answer.ts';
import type { Surroundings } from './surroundings.ts';

/** Does a command's work and keeps its answer for printing. */
export type Act = (work: () => Promise<Answer>) => Promise<void>;

/** One command of the program, with its arguments and options. */
export type MakeCommand = (around: Surroundings, act: Act) => Command;
