/** Commands about the archive as a whole: made, opened again, checked, mended. */
export { checkCommand } from './check.ts';
export { createCommand } from './create.ts';
export { demoCommand } from './demo.ts';
export { doctorCommand } from './doctor.ts';
export { mendCommand } from './mend.ts';
export { oldCopiesCommand } from './old-copies.ts';
export { passwdCommand } from './passwd.ts';
export { recoverCommand } from './recover.ts';
export { rescueCommand } from './rescue.ts';
