import {
  choiceWords,
  clientUrlWords,
  halfUrlWords,
  readClientUrl,
  urlWithoutSecrets,
  type ClientUrl,
} from '../../core/mesh';
import type { FreeCall } from '../traced-call';
import { Offers } from './offers';
import { unreadWords } from './words';

/** Of more servers nobody looks for one among buttons. */
const mostOffered = 10;

/** Why a text cannot be traced, with the calls that it may mean as buttons. */
export function UnreadUrl(props: {
  readonly asked: FreeCall;
  /** Whether somebody types it: what the design says is whole. */
  readonly isTyped: boolean;
}): React.JSX.Element {
  const { asked, isTyped } = props;
  const client = readClientUrl(asked.url);
  const choice = client?.type === 'several' || client?.type === 'unsaid' ? client : undefined;
  return (
    <div className="trace-empty">
      <p>
        {choice ? choiceWords(choice) : ((isTyped ? halfUrlWords(asked.url) : undefined) ?? wordsOf(client, asked.url))}
      </p>
      <Offers
        offers={(choice?.urls ?? []).slice(0, mostOffered).map((url) => ({
          key: url,
          words: unreadWords.trace(url),
          asked: { type: 'free', call: { ...asked, url } },
        }))}
      />
    </div>
  );
}

function wordsOf(client: ClientUrl | undefined, url: string): string {
  return client ? clientUrlWords(client) : unreadWords.noCall(urlWithoutSecrets(url));
}
