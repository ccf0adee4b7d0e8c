import { render } from '@testing-library/react';
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { App } from '../../../renderer/app/app.tsx';
import { BridgeProvider, makeQueryClient } from '../../../renderer/bridge/index.ts';
import { type Language, makeWords } from '../../../renderer/i18n/index.ts';
import { type FakeOptions, fakeBridge } from './fake.ts';
import './jsdom.ts';

/** The whole window over a made-up archive. */
export function renderApp(options: FakeOptions = {}) {
  return renderWith(<App />, options);
}

/** Something smaller, with the bridge and the words above it. */
export function renderWith(children: ReactNode, options: FakeOptions & { language?: Language } = {}) {
  const { api, fake } = fakeBridge(options);
  const client = makeQueryClient();
  // No style sheet is loaded here, so nothing can be out of the pointer's reach: asking costs a sixth of the time.
  const user = userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never });
  const screen = render(
    <I18nextProvider i18n={makeWords(options.language ?? 'en')}>
      <BridgeProvider api={api} client={client}>
        {children}
      </BridgeProvider>
    </I18nextProvider>,
  );
  return { ...screen, user, api, fake, client };
}
