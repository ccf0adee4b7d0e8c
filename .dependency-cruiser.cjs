const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** The directions of ARCHITECTURE.md. A folder's door is its index.ts. */
const useCases = [
  'meetings',
  'goals',
  'recordings',
  'documents',
  'capture',
  'review',
  'transcripts',
  'written',
  'alignment',
  'playlists',
  'voice',
  'search',
  'evidence',
  'doctor',
];
const layers = [
  ['platform'],
  ['vault', 'database', 'media'],
  ['custody'],
  ['archive'],
  useCases,
  ['ipc', 'window', 'commands', 'preload'],
];

const upward = layers.flatMap((folders, level) => {
  const above = layers.slice(level + 1).flat();
  if (above.length === 0) return [];
  return [
    {
      name: `no-upward-from-${folders[0]}`,
      severity: 'error',
      from: { path: `^main/(${folders.join('|')})/` },
      to: { path: `^main/(${above.join('|')})/` },
    },
  ];
});

/** Features with a second door, `elsewhere.ts`: what other screens show of them (decision 234). */
const features = join(__dirname, 'renderer', 'features');
const shownElsewhere = readdirSync(features).filter((name) =>
  existsSync(join(features, name, 'elsewhere.ts')),
);

/** Each of these doors by itself: a rule about what is reachable knows no groups. */
const noPageElsewhere = shownElsewhere.map((name) => ({
  name: 'no-page-elsewhere',
  comment: 'A second door leads to no page of its feature, however far: this is what it is for.',
  severity: 'error',
  from: { path: `^renderer/features/${name}/elsewhere\\.ts$` },
  to: { path: `^renderer/features/${name}/(index\\.ts|[^/]+-screen\\.tsx)$`, reachable: true },
}));

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-sideways-use-cases',
      comment: 'Use cases do not call each other; what they share belongs a layer down.',
      severity: 'error',
      from: { path: `^main/(${useCases.join('|')})/` },
      to: { path: `^main/(${useCases.join('|')})/`, pathNot: '^main/$1/' },
    },
    {
      name: 'no-sideways-stores',
      severity: 'error',
      from: { path: '^main/(vault|database|media)/' },
      to: { path: '^main/(vault|database|media)/', pathNot: '^main/$1/' },
    },
    {
      name: 'one-door-main',
      comment: 'A folder of main is entered by its index.ts, from the roots too.',
      severity: 'error',
      from: { path: '^main/([^/]+)' },
      to: { path: '^main/([^/]+)/.+', pathNot: ['^main/[^/]+/index\\.ts$', '^main/$1/'] },
    },
    {
      name: 'one-door-inner',
      comment: 'A room inside a folder of main has a door of its own, for the files beside it as well.',
      severity: 'error',
      from: { path: '^main/([^/]+)/[^/]+$' },
      to: { path: '^main/$1/[^/]+/.+', pathNot: '^main/$1/[^/]+/index\\.ts$' },
    },
    {
      name: 'one-door-between-rooms',
      severity: 'error',
      from: { path: '^main/([^/]+)/([^/]+)/.+' },
      to: { path: '^main/$1/[^/]+/.+', pathNot: ['^main/$1/$2/', '^main/$1/[^/]+/index\\.ts$'] },
    },
    {
      name: 'one-door-inner-window',
      comment: 'So it is in the window’s sound and in every feature that has rooms.',
      severity: 'error',
      from: { path: '^renderer/(audio|features/[^/]+)/[^/]+$' },
      to: { path: '^renderer/$1/[^/]+/.+', pathNot: '^renderer/$1/[^/]+/index\\.ts$' },
    },
    {
      name: 'one-door-between-rooms-window',
      severity: 'error',
      from: { path: '^renderer/(audio|features/[^/]+)/([^/]+)/.+' },
      to: { path: '^renderer/$1/[^/]+/.+', pathNot: ['^renderer/$1/$2/', '^renderer/$1/[^/]+/index\\.ts$'] },
    },
    {
      name: 'one-door-feature',
      comment:
        'A feature is entered by its door, or by the one for what other screens show of it: elsewhere.ts.',
      severity: 'error',
      from: { path: '^renderer/([^/]+/[^/]+)' },
      to: {
        path: '^renderer/features/[^/]+/.+',
        pathNot: ['^renderer/features/[^/]+/(index|elsewhere)\\.ts$', '^renderer/$1/'],
      },
    },
    {
      name: 'pages-for-the-frame',
      comment:
        'Of a feature with a second door, the first leads to its pages, and only the frame opens pages.',
      severity: 'error',
      from: { path: '^renderer/', pathNot: '^renderer/app/' },
      to: { path: `^renderer/features/(${shownElsewhere.join('|')})/index\\.ts$` },
    },
    ...noPageElsewhere,
    {
      name: 'one-door-shared',
      severity: 'error',
      from: { path: '^(main|renderer)/' },
      to: { path: '^shared/[^/]+/.+', pathNot: '^shared/[^/]+/index\\.ts$' },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(main|renderer|tests|scripts)/' },
    },
    {
      name: 'shared-imports-zod-only',
      severity: 'error',
      from: { path: '^shared/' },
      to: { dependencyTypes: ['npm', 'core'], pathNot: 'node_modules/zod/' },
    },
    {
      name: 'main-not-renderer',
      severity: 'error',
      from: { path: '^main/' },
      to: { path: '^(renderer|tests|scripts)/' },
    },
    {
      name: 'renderer-not-main',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|tests|scripts)/|^(electron|node:)' },
    },
    {
      name: 'renderer-no-core',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-in-the-shell-only',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/(index\\.ts|window/|preload/|ipc/)' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'ffmpeg-behind-one-door',
      severity: 'error',
      from: { pathNot: '^main/media/|^tests/' },
      to: { path: 'node_modules/(fluent-ffmpeg|ffmpeg-static|@ffmpeg-installer)/' },
    },
    {
      name: 'sql-in-database',
      comment:
        'The vault’s guard holds an empty file by SQLite’s locks; it asks no table anything (decision 205).',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/(database/|vault/guard\\.ts$)' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'no-circular',
      comment: 'A circle that is closed by a type alone does not exist at run time.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    // TypeScript 7 has no API that dependency-cruiser can read sources with yet; without swc it sees no .ts file at all.
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    exclude: { path: '^(dist|\\.cache)' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
