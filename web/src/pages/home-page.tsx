import type { ReactNode } from 'react';
import { Doorway } from '../components/doorway.tsx';
import { PassageIcon, PersonIcon, PigeonholesIcon, StopIcon } from '../components/icons.tsx';
import { ServiceStatus } from '../components/service-status.tsx';
import type { Texts } from '../i18n/es.ts';
import './home-page.css';

/** The public page: what Portero is, what it does today, whether it is up, and what is only planned. */
export function HomePage({ tag, texts }: { tag: string; texts: Texts }) {
  return (
    <>
      <section className="hero" aria-labelledby="hero-title">
        <div>
          <p className="eyebrow">{texts['hero.eyebrow']}</p>
          <h1 id="hero-title">{texts['hero.title']}</h1>
          <p className="lead">{texts['hero.lead']}</p>
          <ServiceStatus tag={tag} texts={texts} />
        </div>
        <Doorway texts={texts} />
      </section>
      <Today texts={texts} />
      <Next texts={texts} />
    </>
  );
}

function Today({ texts }: { texts: Texts }) {
  return (
    <section aria-labelledby="today-title">
      <h2 id="today-title">{texts['today.title']}</h2>
      <ul className="pigeonholes">
        <Feature icon={<PassageIcon />} title={texts['today.cites.title']} text={texts['today.cites.text']} />
        <Feature
          icon={<PersonIcon />}
          title={texts['today.person.title']}
          text={texts['today.person.text']}
        />
        <Feature icon={<StopIcon />} title={texts['today.stop.title']} text={texts['today.stop.text']} />
        <Feature
          icon={<PigeonholesIcon />}
          title={texts['today.isolation.title']}
          text={texts['today.isolation.text']}
        />
      </ul>
    </section>
  );
}

function Feature({ icon, title, text }: { icon: ReactNode; title: string; text: string }) {
  return (
    <li>
      {icon}
      <h3>{title}</h3>
      <p>{text}</p>
    </li>
  );
}

function Next({ texts }: { texts: Texts }) {
  const planned = [texts['next.channels'], texts['next.billing']];
  return (
    <section className="next" aria-labelledby="next-title">
      <div>
        <h2 id="next-title">{texts['next.title']}</h2>
        <p>{texts['next.lead']}</p>
      </div>
      <ul>
        {planned.map((text) => (
          <li key={text}>
            <span className="badge">{texts['next.badge']}</span> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
