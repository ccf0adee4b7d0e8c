/**
 * The content security policy allows no code from strings, and zod probes for that as soon as its first schema is made,
 * which may be in a chunk that runs before any code of ours. zod reads its settings from this global (zod/v4/core), so
 * they are laid there before zod itself runs: this file imports nothing and is the first import of the page.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
