import { choiceWords, clientUrlWords, halfUrlWords, readClientUrl, urlWithoutSecrets } from '../../core/mesh';
import type { FreeCall } from '../traced-call';
import { OutcomeGlyph } from '../widgets';
import { Offers } from './offers';
import { unreadWords } from './words';

/** Of more servers nobody looks for one among buttons. */
const mostOffered = 10;

/** Why a text cannot be traced, with the calls that it may mean as buttons. It stands where the answer to a call would, under the same sign as on the canvas. */
export function UnreadUrl(props: {
  readonly asked: FreeCall;
  /** Whether somebody types it: what the design says is whole. */
  readonly isTyped: boolean;
}): React.JSX.Element {
  const { asked, isTyped } = props;
  const half = isTyped ? halfUrlWords(asked.url) : undefined;
  const client = readClientUrl(asked.url);
  const choice = client?.type === 'several' || client?.type === 'unsaid' ? client : undefined;
  if (half !== undefined && !choice) return <p className="trace-empty">{half}</p>;
  return (
    <>
      <div className="trace-answer">
        <OutcomeGlyph outcome="unknown" />
        <p>{choice ? choiceWords(choice) : unreadWords.noCall(urlWithoutSecrets(asked.url))}</p>
      </div>
      <div className="trace-unread">
        {!choice && <p>{client ? clientUrlWords(client) : unreadWords.form}</p>}
        <Offers
          offers={(choice?.urls ?? []).slice(0, mostOffered).map((url) => ({
            key: url,
            words: unreadWords.trace(url),
            asked: { type: 'free', call: { ...asked, url } },
          }))}
        />
      </div>
    </>
  );
}
