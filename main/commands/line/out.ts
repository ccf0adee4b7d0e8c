import { KeptwordError } from '../../../shared/contract/index.ts';

/** A command writes no file over another one: the error says so. */
export function outExists(): KeptwordError {
  const message = 'The file to write exists already and was left as it is. Choose another name.';
  return new KeptwordError('export-target-exists', message);
}
