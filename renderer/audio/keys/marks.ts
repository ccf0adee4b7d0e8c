import { CircleCheck, CircleHelp, CircleX, Flag, Handshake, type LucideIcon } from 'lucide-react';
import type { Mark } from '../../../shared/domain/index.ts';
import type { KeyAction } from './keys.ts';

/** The five one-key marks, in the order of their keys: A N P U D. The same while listening and while recording. */
export const MARK_BUTTONS = [
  { mark: 'agreed', action: 'mark-agreed', icon: CircleCheck },
  { mark: 'not-agreed', action: 'mark-not-agreed', icon: CircleX },
  { mark: 'promised', action: 'mark-promised', icon: Handshake },
  { mark: 'did-not-understand', action: 'mark-did-not-understand', icon: CircleHelp },
  { mark: 'disputed', action: 'mark-disputed', icon: Flag },
] as const satisfies readonly { mark: Mark; action: KeyAction; icon: LucideIcon }[];
