import type { Feature, KeptwordApi } from '../../shared/contract/index.ts';

/** The names of a feature's calls. */
export type CallName<F extends Feature> = keyof KeptwordApi[F] & string;

type Signature<F extends Feature, N extends CallName<F>> = KeptwordApi[F][N] extends (
  ...input: infer I
) => Promise<infer O>
  ? { input: I extends [infer Only] ? Only : undefined; output: O }
  : never;

/** What a call takes; `undefined` for a call without input. */
export type CallInput<F extends Feature, N extends CallName<F>> = Signature<F, N>['input'];

/** What a call answers. */
export type CallOutput<F extends Feature, N extends CallName<F>> = Signature<F, N>['output'];

/** A call's rest parameters: nothing for a call without input, so that `useCall('students', 'list')` reads well. */
export type CallArgs<F extends Feature, N extends CallName<F>> =
  undefined extends CallInput<F, N> ? [input?: undefined] : [input: CallInput<F, N>];

/**
 * Calls main by feature and name. Rejects with the `WireError` of the call.
 * The cast is the one place where the mapped type of the api meets a name known only at run time.
 */
export function invoke<F extends Feature, N extends CallName<F>>(
  api: KeptwordApi,
  feature: F,
  name: N,
  input: CallInput<F, N>,
): Promise<CallOutput<F, N>> {
  const call = api[feature][name] as (input: CallInput<F, N>) => Promise<CallOutput<F, N>>;
  return call(input);
}
