/** Who spoke, and for how long, as far as it was labelled. */
export { TalkingTime, useTalkingTime } from './talking-time.tsx';
