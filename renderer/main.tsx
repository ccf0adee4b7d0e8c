import './trusted-types.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/app.tsx';
import { BridgeProvider, keptwordFromWindow, makeQueryClient } from './bridge/index.ts';
import { makeWords } from './i18n/index.ts';
import './styles/index.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={makeWords(navigator.language.startsWith('es') ? 'es' : 'en')}>
      <BridgeProvider api={keptwordFromWindow()} client={makeQueryClient()}>
        <App />
      </BridgeProvider>
    </I18nextProvider>
  </StrictMode>,
);
