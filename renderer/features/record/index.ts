/** Recording a meeting in the app. */
export { RecordScreen } from './record-screen.tsx';
