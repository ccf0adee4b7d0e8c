/** The field's own words as types and schemas, and the pure rules about them. */
export * from './bundle.ts';
export * from './change.ts';
export * from './custody.ts';
export * from './document.ts';
export * from './gap.ts';
export * from './line-times.ts';
export * from './marks.ts';
export * from './marks.ts';
export * from './meeting.ts';
export * from './moment.ts';
export * from './plan.ts';
export * from './recording.ts';
export * from './templates.ts';
export * from './transcript.ts';
export * from './vocabulary.ts';
