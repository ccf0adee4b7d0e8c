/** What was agreed, not agreed, partly, put off and unclear at one meeting (D51). */
export { OutcomesLink } from './outcomes-link.tsx';
export { OutcomesScreen } from './outcomes-screen.tsx';
