import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const rows = readFileSync(join(root, 'docs', 'dependencies.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

const versions: [string, string][] = ['dependencies', 'optionalDependencies', 'devDependencies'].flatMap(
  (group) =>
    Object.entries<string>(manifest[group]).map(([name, version]): [string, string] => [
      name,
      version.replace(/^npm:.*@/, ''),
    ]),
);

it('docs/dependencies.md has one row for each dependency, with its version, licence, reason and upkeep', () => {
  const documented = rows.map(([, name, version]) => [name?.replaceAll('`', ''), version]);
  expect(documented.sort()).toEqual(versions.sort());
  for (const row of rows)
    expect(
      row.slice(1, 6).every((cell) => cell !== ''),
      row.join('|'),
    ).toBe(true);
});

it('every version is exact, so that the same code arrives everywhere', () => {
  for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
});
