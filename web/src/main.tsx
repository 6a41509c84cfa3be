import './styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { chooseLanguage } from './i18n/language.ts';
import { PUBLIC_TEXTS } from './i18n/public-texts.ts';
import { TeamPage } from './pages/team-page.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const { pathname, search } = location;
const language = chooseLanguage(search, navigator.languages);
createRoot(root).render(
  <StrictMode>
    {/^\/app\/?$/.test(pathname) ? (
      <TeamPage texts={PUBLIC_TEXTS[language]} />
    ) : (
      <App path={pathname} search={search} language={language} />
    )}
  </StrictMode>,
);
