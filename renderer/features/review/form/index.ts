/** One moment, field by field; every field keeps what is typed. */
export { MomentForm } from './moment-form.tsx';
