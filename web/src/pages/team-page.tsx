import { Component, lazy, type ReactNode, Suspense } from 'react';
import { Mark } from '../components/icons.tsx';
import type { Texts } from '../i18n/es.ts';
import './team-page.css';

/** A chunk of its own: the public pages do not load it. */
const TeamApp = lazy(async () => ({ default: (await import('../team/team-app.tsx')).TeamApp }));

/** The page of the team while it loads, when it is there, and when it failed. */
export function TeamPage({ texts }: { texts: Texts }) {
  const loading = (
    <div className="team-wait" role="status">
      <Mark />
      <p>{texts['team.loading']}</p>
    </div>
  );
  return (
    <CatchFailure texts={texts}>
      <Suspense fallback={loading}>
        <TeamApp />
      </Suspense>
    </CatchFailure>
  );
}

/** Only a class can catch what fails while the page is drawn; after that only a reload helps. */
class CatchFailure extends Component<{ texts: Texts; children: ReactNode }, { isFailed: boolean }> {
  override state = { isFailed: false };

  static getDerivedStateFromError() {
    return { isFailed: true };
  }

  override render() {
    const { texts, children } = this.props;
    if (!this.state.isFailed) return children;
    return (
      <div className="team-wait" role="alert">
        <Mark />
        <p>{texts['team.failed']}</p>
        <button type="button" onClick={() => location.reload()}>
          {texts['team.reload']}
        </button>
      </div>
    );
  }
}
