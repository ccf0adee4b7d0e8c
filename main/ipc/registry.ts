import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { type Answer, contract, type Handlers, KeptwordError } from '../../shared/contract/index.ts';
import type { Log } from '../platform/index.ts';
import { refusal } from './refusal.ts';
import { wipe } from './wipe.ts';

/** What the registry needs to know of a call, whatever its types are. */
type AnyCall = { readonly input: z.ZodType; readonly output: z.ZodType };
type AnyHandler = (input: unknown) => unknown;

/**
 * Puts every call of the contract on its channel: sender check, parse, handler, parse of the answer (which drops what
 * the contract does not name), errors as an `Answer`. Nothing is thrown across the wire, and bytes that came in, such
 * as a passphrase, are overwritten when the handler is done.
 */
export function registerCalls(options: {
  ipcMain: Pick<IpcMain, 'handle'>;
  handlers: Handlers;
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  /** Throws for a call that may not be made now, before anything of it is read. */
  admit?: (channel: string) => void;
  /** Gives a failure its true reason, where only the session knows it. */
  explain?: (error: unknown) => unknown;
  log: Log;
}): void {
  for (const [feature, calls] of Object.entries(contract)) {
    for (const [name, call] of Object.entries(calls)) {
      const channel = `${feature}.${name}`;
      registerOne({ ...options, channel, call, handler: handlerOf(options.handlers, feature, name) });
    }
  }
}

/** One channel with its schema. The shell's own calls (a drop) take this way too. */
export function registerOne(options: {
  ipcMain: Pick<IpcMain, 'handle'>;
  channel: string;
  call: AnyCall;
  handler: AnyHandler;
  isTrusted: (event: IpcMainInvokeEvent) => boolean;
  admit?: (channel: string) => void;
  /** Gives a failure its true reason, where only the session knows it. */
  explain?: (error: unknown) => unknown;
  log: Log;
}): void {
  const { channel, call, handler, isTrusted, admit, explain = asItIs, log } = options;
  options.ipcMain.handle(channel, async (event, ...sent: unknown[]): Promise<Answer<unknown>> => {
    try {
      if (!isTrusted(event)) throw notAllowed();
      admit?.(channel);
      if (sent.length > 1) throw invalid('more than one argument');
      const input = call.input.safeParse(sent[0]);
      if (!input.success) throw invalid(problemsOf(input.error));
      const output = call.output.safeParse(await handler(input.data));
      if (!output.success) throw new TypeError(`answer outside the contract: ${problemsOf(output.error)}`);
      return { ok: true, value: output.data };
    } catch (error) {
      const answer = refusal(explain(error));
      log.warn('call-refused', { call: channel, code: answer.error.code });
      return answer;
    } finally {
      wipe(sent);
    }
  });
}

const asItIs = (error: unknown) => error;

// The contract and the handler table have the same keys by type (`Handlers`); only the loop over them is untyped.
function handlerOf(handlers: Handlers, feature: string, name: string): AnyHandler {
  const table = handlers as unknown as Record<string, Record<string, AnyHandler> | undefined>;
  const handler = table[feature]?.[name];
  if (!handler) throw new TypeError(`no handler for ${feature}.${name}`);
  return handler;
}

/** Where and of what kind the problems are, never the values: they may be a child's words. */
function problemsOf(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.map(String).join('.') || '(whole)'}: ${issue.code}`)
    .join('; ');
}

function notAllowed(): KeptwordError {
  return new KeptwordError('not-allowed', 'Keptword did not accept this request. Nothing was changed.', {
    details: 'the call did not come from the main frame of the window',
  });
}

function invalid(details: string): KeptwordError {
  return new KeptwordError('invalid-input', 'Something in this form cannot be used. Nothing was changed.', {
    details,
  });
}
