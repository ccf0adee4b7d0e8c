import { describe, expect, it } from 'vitest';
import { explore, type Setting } from '../../support/vault/interleave.ts';

const three: Setting = { programs: 3, crashes: 0, lock: 'dead', leaves: false, guard: 'works' };
const two: Setting = { ...three, programs: 2 };

/** Each test runs the real code in every order of its calls; `states` says that there was something to look at. */
describe('several programs that take one archive at the same moment', () => {
  it.each([
    ['three', 'dead', three],
    ['two', 'torn', { ...two, lock: 'torn' }],
    ['two', 'none', { ...two, lock: 'none' }],
  ] as const)(
    'of %s, one gets in and all others are told, whatever the order (lock: %s)',
    async (_n, _l, of) => {
      const { states, both, ends } = await explore(of);
      expect(both).toEqual([]);
      expect([...ends.keys()]).toEqual([['in', 'refused', 'refused'].slice(0, of.programs).join(' ')]);
      expect(states).toBeGreaterThan(100);
    },
  );

  it('never two at once when they come, go and are killed between any two calls, and nobody is shut out', async () => {
    const { both, ends, shutOut, states } = await explore({ ...two, leaves: true, crashes: 2 });
    expect([both, shutOut]).toEqual([[], []]);
    expect([...ends.keys()].sort()).toEqual(
      ['crashed crashed', 'crashed left', 'crashed refused', 'left left', 'left refused'].sort(),
    );
    expect(states).toBeGreaterThan(1000);
  });

  it('without the guard the same search finds two that get in: it can see what it looks for', async () => {
    const { both } = await explore({ ...three, guard: 'broken' });
    expect(both).toHaveLength(1);
  });
});
