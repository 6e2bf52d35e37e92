import { Plus, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type FormEvent } from 'react';
import { asCallUrl, halfUrlWords, mayHoldSecret, parseCall, readingWords, urlWithoutSecrets } from '../../core/mesh';
import { useApp } from '../store';
import { ask, takeTyping, useTraceView, type FreeCall } from '../traced-call';
import { IconButton } from '../widgets';
import { CallerChoice } from './caller-choice';
import { useUsualCaller } from './first-calls';
import type { ShownCall } from './shown-call';
import { useTyped } from './use-typed';
import { callWords } from './words';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** The first line: who calls what. Nothing of it is written; a call of the design that is changed here becomes one that is not drawn. */
export function CallLine({ shown }: { readonly shown: ShownCall | null }): React.JSX.Element {
  const usual = useUsualCaller();
  const call = shown?.asked ?? { ...usual, url: '', method: 'GET', headers: {} };
  const change = (part: Partial<FreeCall>): void => ask({ type: 'free', call: { ...call, ...part } });
  const [headers, setHeaders] = useState(false);
  const [reading, take] = useReading(call.url, (url) => change({ url }));
  const count = Object.keys(call.headers).length;
  const id = useId();
  return (
    <>
      <div className="trace-call">
        <CallerChoice namespace={call.namespace} name={call.name} onChange={change} />
        <MethodChoice method={call.method} onChoose={(method) => change({ method })} />
        <UrlField url={call.url} onCommit={take} />
        <button
          type="button"
          className="button button-small trace-headers-toggle"
          aria-expanded={headers}
          aria-controls={headers ? id : undefined}
          onClick={() => setHeaders(!headers)}
        >
          {callWords.headers(count)}
        </button>
      </div>
      <p className="trace-reading" role="status">
        {reading}
      </p>
      {headers && <Headers id={id} headers={call.headers} onChange={(next) => change({ headers: next })} />}
    </>
  );
}

function MethodChoice(props: {
  readonly method: string;
  readonly onChoose: (method: string) => void;
}): React.JSX.Element {
  const { method, onChoose } = props;
  const known = methods.includes(method) ? methods : [...methods, method];
  return (
    <select
      className="trace-choice"
      aria-label={callWords.method}
      value={method}
      onChange={(event) => onChoose(event.target.value)}
    >
      {known.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  );
}

/** How what was typed became the URL that is traced, where that is worth a word, and how to take what is typed. */
function useReading(
  traced: string,
  ask: (url: string) => void,
): readonly [words: string | undefined, take: (typed: string) => void] {
  const [read, setRead] = useState<{ readonly url: string; readonly words: string | undefined } | null>(null);
  const take = (typed: string): void => {
    const url = keptUrl(typed);
    setRead({ url, words: halfUrlWords(typed) === undefined ? readingWords(typed) : undefined });
    if (url !== traced) ask(url);
  };
  return [read?.url === traced ? read.words : undefined, take];
}

/** What is asked about for a typed text: its call; the text, where it may be half of a URL; else the text without what may be a password. */
function keptUrl(typed: string): string {
  if (halfUrlWords(typed) !== undefined) return typed.trim();
  const url = asCallUrl(typed);
  return parseCall(url)?.port === undefined && mayHoldSecret(url) ? urlWithoutSecrets(url) : url;
}

function UrlField(props: { readonly url: string; readonly onCommit: (url: string) => void }): React.JSX.Element {
  const { url, onCommit } = props;
  const [draft, setDraft] = useTyped(url);
  const field = useRef<HTMLInputElement>(null);
  const typing = useTraceView((view) => view.typing);
  const list = useId();
  useEffect(() => {
    if (!typing || !takeTyping()) return;
    field.current?.focus();
    // What stands there is typed over, or gone on from.
    field.current?.select();
  }, [typing]);
  const commit = (): void => {
    if (draft.trim() === url) return;
    // What was typed goes, also where it is read as what is traced already.
    setDraft(url);
    onCommit(draft);
  };
  return (
    <>
      <input
        ref={field}
        className="trace-url"
        aria-label={callWords.url}
        placeholder={callWords.urlExample}
        list={list}
        spellCheck={false}
        autoComplete="off"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key !== 'Escape' || draft === url) return;
          // What was typed is given up, and nothing else: what lies around the field has no use for the key then.
          event.preventDefault();
          setDraft(url);
        }}
      />
      <KnownUrls id={list} />
    </>
  );
}

/** What is called already, as suggestions. */
function KnownUrls({ id }: { readonly id: string }): React.JSX.Element {
  const workloads = useApp((state) => state.snapshot.mesh.workloads);
  const urls = [...new Set(workloads.flatMap(({ calls }) => calls.map(({ url }) => url)))].slice(0, 100);
  return (
    <datalist id={id}>
      {urls.map((url) => (
        <option key={url} value={url} />
      ))}
    </datalist>
  );
}

interface HeadersProps {
  readonly id: string;
  readonly headers: FreeCall['headers'];
  readonly onChange: (headers: FreeCall['headers']) => void;
}

/** The headers that the call is sent with. */
function Headers({ id, headers, onChange }: HeadersProps): React.JSX.Element {
  const rows = Object.entries(headers);
  return (
    <div id={id} className="trace-headers">
      {rows.map(([name, value]) => (
        <div key={name} className="trace-header">
          <span className="mono">
            {name}: {value}
          </span>
          <IconButton
            label={callWords.removeHeader(name)}
            onClick={() => onChange(Object.fromEntries(rows.filter(([each]) => each !== name)))}
          >
            <X size={12} strokeWidth={1.75} aria-hidden />
          </IconButton>
        </div>
      ))}
      <NewHeader onAdd={(name, value) => onChange({ ...headers, [name]: value })} />
    </div>
  );
}

function NewHeader({ onAdd }: { readonly onAdd: (name: string, value: string) => void }): React.JSX.Element {
  const [draft, setDraft] = useState({ name: '', value: '' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const name = draft.name.trim();
    if (name === '') return;
    onAdd(name, draft.value);
    setDraft({ name: '', value: '' });
  };
  return (
    <form className="trace-header" onSubmit={submit}>
      <input
        aria-label={callWords.headerName}
        placeholder={callWords.headerExample}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <input
        aria-label={callWords.headerValue}
        value={draft.value}
        onChange={(event) => setDraft({ ...draft, value: event.target.value })}
      />
      <button type="submit" className="button button-small button-outline">
        <Plus size={12} strokeWidth={1.75} aria-hidden />
        {callWords.addHeader}
      </button>
    </form>
  );
}
