/*
 * The content security policy allows no code from strings, and zod probes for that as soon as its first schema is made.
 * zod reads its settings from this global (zod/v4/core/core.js), so they are laid there first. A plain script and not a
 * module: the bundler may put zod before any module of ours, but never before this.
 */
globalThis.__zod_globalConfig = { jitless: true };
