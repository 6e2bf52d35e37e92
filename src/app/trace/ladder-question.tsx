import { X } from 'lucide-react';
import { useEffect, useId, useMemo, useRef } from 'react';
import {
  laddersFor,
  otherwiseFor,
  portLadder,
  type LadderName,
  type Mesh,
  type Proxy,
  type Step,
} from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import { useApp } from '../store';
import { askForLadder, takeTyping, useTraceView, type LadderQuestion } from '../traced-call';
import { IconButton } from '../widgets';
import { CallerChoice } from './caller-choice';
import { HostPolicy } from './host-policy';
import { PortShares } from './port-shares';
import { clientFor } from './shown-call';
import { StepList } from './step-list';
import { useTyped } from './use-typed';
import { ladderWords } from './words';
import './ladder.css';

/** Asked without a call: which rule wins for a pod and a host, or who gets the connections of a pod to a port. */
export function LadderPanel({ question }: { readonly question: LadderQuestion }): React.JSX.Element {
  const snapshot = useApp((state) => state.snapshot);
  const { namespace, name } = question;
  const client = useMemo(() => clientFor(snapshot.mesh, { namespace, name }), [snapshot, namespace, name]);
  const id = useId();
  return (
    <section className="ladder" aria-labelledby={id}>
      <div className="ladder-head">
        <h3 id={id}>{ladderWords.titles[question.type]}</h3>
        <IconButton label={ladderWords.back} onClick={() => askForLadder(null)}>
          <X size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <div className="trace-ask trace-call">
        <CallerChoice
          label={ladderWords.pod}
          namespace={namespace}
          name={name}
          onChange={(caller) => askForLadder({ ...question, ...caller })}
        />
        <SubjectField question={question} mesh={snapshot.mesh} />
      </div>
      {question.type === 'host' ? (
        <HostLadders host={question.host} client={client} snapshot={snapshot} />
      ) : (
        <PortLadders port={question.port} client={client} snapshot={snapshot} />
      )}
    </section>
  );
}

function subjectOf(question: LadderQuestion): string {
  return question.type === 'host' ? question.host : String(question.port ?? '');
}

/** The host or the port that is asked about. */
function SubjectField({ question, mesh }: { readonly question: LadderQuestion; readonly mesh: Mesh }) {
  const given = subjectOf(question);
  const [draft, setDraft] = useTyped(given);
  const field = useRef<HTMLInputElement>(null);
  const typing = useTraceView((view) => view.typing);
  const list = useId();
  const isHost = question.type === 'host';
  useEffect(() => {
    if (typing && takeTyping()) field.current?.focus();
  }, [typing]);
  const commit = (): void => {
    if (draft.trim() !== given) askForLadder(withSubject(question, draft.trim()));
  };
  return (
    <>
      <input
        ref={field}
        className="trace-url"
        aria-label={isHost ? ladderWords.host : ladderWords.port}
        placeholder={isHost ? ladderWords.hostExample : ladderWords.portExample}
        inputMode={isHost ? undefined : 'numeric'}
        list={list}
        spellCheck={false}
        autoComplete="off"
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setDraft(given);
        }}
      />
      <datalist id={list}>
        {knownSubjects(mesh, question.type).map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}

function withSubject(question: LadderQuestion, text: string): LadderQuestion {
  const { namespace, name } = question;
  if (question.type === 'host') return { type: 'host', namespace, name, host: text.toLowerCase() };
  return { type: 'port', namespace, name, port: /^\d{1,5}$/.test(text) ? Number(text) : null };
}

function knownSubjects({ registry }: Mesh, type: LadderQuestion['type']): readonly string[] {
  const all = type === 'host' ? registry.hosts() : [...registry.ports()].sort((a, b) => a - b).map(String);
  return all.slice(0, 200);
}

interface AskedOf {
  readonly client: Proxy;
  readonly snapshot: Snapshot;
}

const lists: readonly LadderName[] = ['entries', 'virtualServices', 'rules'];

function HostLadders({ host, client, snapshot }: AskedOf & { readonly host: string }): React.JSX.Element {
  const ladders = useMemo(() => laddersFor(snapshot.mesh, client, host), [snapshot, client, host]);
  if (host === '') return <Empty>{ladderWords.chooseHost}</Empty>;
  return (
    <>
      {lists.map((name) => (
        <OneLadder key={name} {...{ name, host, client, snapshot }} steps={ladders[name]} />
      ))}
      <HostPolicy client={client} host={host} snapshot={snapshot} />
    </>
  );
}

interface OneLadderProps extends AskedOf {
  readonly name: LadderName;
  readonly host: string;
  readonly steps: readonly Step[];
}

function OneLadder({ name, host, steps, client, snapshot }: OneLadderProps): React.JSX.Element {
  const otherwise = useMemo(() => otherwiseFor(snapshot.mesh, client, name, host), [snapshot, client, name, host]);
  const title = ladderWords.lists[name];
  return (
    <div className="trace-part">
      <h3>{title}</h3>
      {steps.length === 0 ? (
        <p className="ladder-none">{ladderWords.none(host)}</p>
      ) : (
        <StepList
          steps={steps}
          label={ladderWords.inOrderTried(title, host)}
          snapshot={snapshot}
          otherwise={() => otherwise}
        />
      )}
    </div>
  );
}

function PortLadders({ port, client, snapshot }: AskedOf & { readonly port: number | null }): React.JSX.Element {
  const listeners = useMemo(
    () => (port === null ? [] : portLadder(snapshot.mesh, client, port)),
    [snapshot, client, port],
  );
  if (port === null) return <Empty>{ladderWords.choosePort}</Empty>;
  if (client.kind !== 'sidecar') return <Empty>{ladderWords.unshared[client.kind]}</Empty>;
  if (listeners.length === 0) return <Empty>{ladderWords.noListener(port)}</Empty>;
  return (
    <div className="trace-part">
      <PortShares listeners={listeners} snapshot={snapshot} />
    </div>
  );
}

function Empty({ children }: { readonly children: React.ReactNode }): React.JSX.Element {
  return <p className="trace-empty">{children}</p>;
}
