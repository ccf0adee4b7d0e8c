import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePackages } from '../../../scripts/packages.ts';
import { needs, programPath } from '../../support/programs/index.ts';

const root = join(import.meta.dirname, '..', '..', '..');

describe('programs that tests need', () => {
  it('come from a package in the list, every one', () => {
    const source = readFileSync(join(root, 'tests', 'support', 'programs', 'index.ts'), 'utf8');
    const named = [...source.matchAll(/^ {2}\| '([a-z0-9-]+)'/gm)].map((match) => match[1]);
    const listed = parsePackages(readFileSync(join(root, 'scripts', 'debian-packages.txt'), 'utf8'));
    const programs = listed.flatMap((entry) => entry.programs);
    expect(named.length).toBeGreaterThan(5);
    for (const name of named) expect(programs).toContain(name);
  });

  it('are found on PATH or not at all', () => {
    expect(programPath('node')).toMatch(/node$/);
    expect(programPath('no-such-program-anywhere')).toBeNull();
  });

  needs('openssl').it('run when they are there', () => {
    expect(programPath('openssl')).not.toBeNull();
  });
});
