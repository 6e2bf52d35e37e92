import { clientUrlWords, readClientUrl, urlWithoutSecrets } from '../../core/mesh';
import { ask, type FreeCall } from '../traced-call';
import { unreadWords } from './words';

/** Of more servers nobody looks for one among buttons. */
const mostOffered = 10;

/** Why a text cannot be traced, with the calls that it may mean as buttons. */
export function UnreadUrl({ asked }: { readonly asked: FreeCall }): React.JSX.Element {
  const client = readClientUrl(asked.url);
  const urls = client?.type === 'several' || client?.type === 'unsaid' ? client.urls : [];
  return (
    <div className="trace-empty">
      <p>
        {client ? (unreadWords.of(client) ?? clientUrlWords(client)) : unreadWords.noCall(urlWithoutSecrets(asked.url))}
      </p>
      {urls.length > 0 && (
        <div className="trace-offers">
          {urls.slice(0, mostOffered).map((url) => (
            <button
              key={url}
              type="button"
              className="button button-small button-outline"
              onClick={() => ask({ type: 'free', call: { ...asked, url } })}
            >
              {unreadWords.trace(url)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
