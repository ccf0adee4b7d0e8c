import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';

import { useTranslation } from '../i18n/index.ts';
import { Button, IconButton } from './button.tsx';
import { useClearOfFocus } from './clear-of-focus.ts';
import './messages.css';

export type Message = {
  text: string;
  /** One thing to do about it. */
  action?: { label: string; run: () => void };
  /** True: stays until it is taken back, done or closed by the person. */
  stays?: boolean;
  /** Of several about the same thing only the newest is true: it takes the place of the one before. */
  about?: string;
};

type Messages = {
  /**
   * Shows a sentence at the foot of the window, or at its top while the focus is there, and reads it out. It goes after 12 s unless looked at. Returns what
   * takes it back before.
   */
  say: (message: Message) => () => void;
  /** Only reads a sentence out: for what the eye sees anyway. */
  announce: (text: string) => void;
  /** True, at lock: takes away what was said, which may name things of the archive, and says nothing more until false. */
  mute: (isMute: boolean) => void;
};

const MessagesContext = createContext<Messages | null>(null);

/** Long enough to read twice, slowly; hovering or focusing the message stops the clock. */
const SHOWN_MS = 12_000;

/** Shows and reads out messages for everything below it. */
export function MessagesProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('app');
  const [queue] = useState(() => new ToastQueue<Message>({ maxVisibleToasts: 2 }));
  const [spoken, setSpoken] = useState('');
  const isMuted = useRef(false);
  const shown = useRef(new Map<string, string>());
  const region = useRef<HTMLDivElement>(null);
  const changes = useCallback((listener: () => void) => queue.subscribe(listener), [queue]);
  const edge = useClearOfFocus(region, '.toast', changes);
  const messages = useMemo<Messages>(
    () => ({
      say: (message) => {
        if (isMuted.current) return () => undefined;
        const before = message.about && shown.current.get(message.about);
        if (before) queue.close(before);
        // One that had to wait behind newer ones would be read out minutes later, of something long past.
        const second = queue.visibleToasts[1];
        if (second && !second.content.stays) queue.close(second.key);
        const key = queue.add(message, message.stays ? {} : { timeout: SHOWN_MS });
        if (message.about) shown.current.set(message.about, key);
        return () => queue.close(key);
      },
      // A second equal sentence must be heard too: an invisible mark makes it a new text.
      announce: (text) => {
        if (!isMuted.current) setSpoken((before) => (before === text ? `${text}\u200b` : text));
      },
      mute: (isMute) => {
        isMuted.current = isMute;
        if (!isMute) return;
        queue.clear();
        setSpoken('');
      },
    }),
    [queue],
  );
  return (
    <MessagesContext value={messages}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </div>
      <ToastRegion
        queue={queue}
        ref={region}
        className={edge === 'top' ? 'toasts toasts-at-top' : 'toasts'}
        aria-label={t('messages')}
      >
        {({ toast }) => (
          <Toast toast={toast} className="toast">
            <ToastContent className="toast-words">
              <Text slot="title">{toast.content.text}</Text>
            </ToastContent>
            {toast.content.action ? (
              <Button
                kind="quiet"
                onPress={() => {
                  toast.content.action?.run();
                  queue.close(toast.key);
                }}
              >
                {toast.content.action.label}
              </Button>
            ) : null}
            <IconButton
              label={t('dismiss')}
              icon={<X aria-hidden />}
              onPress={() => queue.close(toast.key)}
            />
          </Toast>
        )}
      </ToastRegion>
    </MessagesContext>
  );
}

/** Sentences for the person: `say` shows and reads, `announce` only reads. */
export function useMessages(): Messages {
  const messages = useContext(MessagesContext);
  if (!messages) throw new Error('useMessages needs a MessagesProvider above it.');
  return messages;
}
