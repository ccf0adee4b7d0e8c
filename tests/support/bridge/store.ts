import type { UndoStep } from '../../../shared/contract/index.ts';
import type { World } from './data.ts';

/** The contents with an undo history of whole copies: slow and certainly right, as a stand-in should be. */
export class Store {
  world: World;
  #past: { before: World; step: UndoStep }[] = [];
  #future: { after: World; step: UndoStep }[] = [];

  constructor(world: World) {
    this.world = structuredClone(world);
  }

  /** Makes a change that undo takes back. */
  change<T>(step: Omit<UndoStep, 'subject'> & { subject: string }, work: (world: World) => T): T {
    this.#past.push({ before: structuredClone(this.world), step });
    this.#future = [];
    return work(this.world);
  }

  undo(): UndoStep | null {
    const last = this.#past.pop();
    if (!last) return null;
    this.#future.push({ after: this.world, step: last.step });
    this.world = last.before;
    return last.step;
  }

  redo(): UndoStep | null {
    const next = this.#future.pop();
    if (!next) return null;
    this.#past.push({ before: this.world, step: next.step });
    this.world = next.after;
    return next.step;
  }

  peek(): { undo: UndoStep | null; redo: UndoStep | null } {
    return { undo: this.#past.at(-1)?.step ?? null, redo: this.#future.at(-1)?.step ?? null };
  }
}
