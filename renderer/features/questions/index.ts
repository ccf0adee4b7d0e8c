/** What was asked, and the clip that answers it (D7, D41). */
export { AnswerOfMoment } from './of-moment.tsx';
export { Questions } from './questions.tsx';
