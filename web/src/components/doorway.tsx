import type { Texts } from '../i18n/es.ts';
import { fillText } from '../i18n/language.ts';
import './doorway.css';
import { Bell, Fanlight } from './icons.tsx';

/** An example conversation seen through the front door: one question it can answer, one it leaves for a person. */
export function Doorway({ texts }: { texts: Texts }) {
  const source = fillText(texts['chat.source'], {
    document: texts['chat.document'],
    section: texts['chat.section'],
  });
  return (
    <figure className="doorway">
      <div className="door">
        <Fanlight />
        <ol className="chat">
          <Message from="customer" name={texts['chat.customer']} text={texts['chat.question']} />
          <Message from="portero" name={texts['chat.portero']} text={texts['chat.answer']} source={source} />
          <Message from="customer" name={texts['chat.customer']} text={texts['chat.hardQuestion']} />
          <Message from="portero" name={texts['chat.portero']} text={texts['chat.handover']} />
        </ol>
      </div>
      <div className="desk">
        <Bell />
      </div>
      <figcaption>{texts['chat.caption']}</figcaption>
    </figure>
  );
}

type MessageProps = { from: 'customer' | 'portero'; name: string; text: string; source?: string };

function Message({ from, name, text, source }: MessageProps) {
  return (
    <li className={`message ${from}`}>
      <span className="visually-hidden">{name} </span>
      {text}
      {source && <span className="source">{source}</span>}
    </li>
  );
}
