import { useMemo, useState } from 'react';
import { clusterOf, envoyOfPort, scopeOf, type Mesh, type ServiceEntry } from '../../core/mesh';
import type { Snapshot } from '../../core/snapshot';
import type { Place } from '../../core/schema';
import { useApp } from '../store';
import type { FreeCall } from '../traced-call';
import { CallerChoice } from './caller-choice';
import { EnvoyParts } from './envoy-text';
import { clientFor } from './shown-call';
import { envoyWords } from './words';
import './trace.css';

type Caller = Pick<FreeCall, 'namespace' | 'name'>;

interface ChoiceProps {
  /** Of the ServiceEntry. */
  readonly entry: string;
  /** What was selected: a port of the entry is the one that is shown first. */
  readonly at: Place | null;
  readonly onGo: () => void;
}

/** A port of a ServiceEntry as the Envoy of a pod gets it: listener, route, cluster and endpoints. */
export function EnvoyChoice({ entry: key, at, onGo }: ChoiceProps): React.JSX.Element {
  const snapshot = useApp((state) => state.snapshot);
  const entry = snapshot.mesh.entries.find(({ resource }) => resource.key === key);
  if (entry === undefined) return <p className="sheet-lead">{envoyWords.entryGone}</p>;
  return <PortOfEntry entry={entry} snapshot={snapshot} at={at} onGo={onGo} />;
}

interface PortProps extends Pick<ChoiceProps, 'at' | 'onGo'> {
  readonly entry: ServiceEntry;
  readonly snapshot: Snapshot;
}

function PortOfEntry({ entry, snapshot, at, onGo }: PortProps): React.JSX.Element {
  const { mesh } = snapshot;
  const [host, setHost] = useState(entry.hosts[0]);
  const [port, setPort] = useState((entry.ports[selectedPort(at)] ?? entry.ports[0])?.number);
  const [from, setFrom] = useState(() => firstCaller(mesh, entry.namespace));
  const { parts, why } = useMemo(() => shownFor(mesh, from, host, port), [mesh, from, host, port]);
  return (
    <>
      <div className="envoy-choice">
        {entry.hosts.length > 1 && (
          <Choice
            label={envoyWords.host}
            value={host ?? ''}
            options={entry.hosts.map((each) => ({ value: each, words: each }))}
            onChange={setHost}
          />
        )}
        <Choice
          label={envoyWords.port}
          isFirst
          value={String(port ?? '')}
          options={entry.ports.map(({ number, protocol }) => ({
            value: String(number),
            words: `${number} ${protocol}`.trim(),
          }))}
          onChange={(value) => setPort(Number(value))}
        />
        <div className="envoy-caller">
          <span className="field-label" aria-hidden>
            {envoyWords.caller}
          </span>
          <CallerChoice label={envoyWords.caller} {...from} onChange={setFrom} />
        </div>
      </div>
      {why !== undefined && <p className="sheet-lead">{why}</p>}
      {parts.length > 0 && <EnvoyParts parts={parts} snapshot={snapshot} onGo={onGo} />}
    </>
  );
}

function Choice(props: {
  readonly label: string;
  readonly isFirst?: boolean;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly onChange: (value: string) => void;
}): React.JSX.Element {
  return (
    <label>
      <span className="field-label">{props.label}</span>
      <select
        className="trace-choice"
        data-autofocus={props.isFirst}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The index of the port that a place lies in; 0 where it lies in none. */
function selectedPort(at: Place | null): number {
  const path = at?.path ?? [];
  const index = path[path.indexOf('ports') + 1];
  return path.includes('ports') && typeof index === 'number' ? index : 0;
}

/** A pod of the namespace, else any pod there. */
function firstCaller({ workloads }: Mesh, namespace: string): Caller {
  const near = workloads.find((each) => each.namespace === namespace && each.name !== '');
  return near ? { namespace: near.namespace, name: near.name } : { namespace, name: null };
}

interface Shown {
  readonly parts: ReturnType<typeof envoyOfPort>;
  /** Why there is less than one would expect, in a sentence. */
  readonly why: string | undefined;
}

function shownFor(mesh: Mesh, from: Caller, host: string | undefined, port: number | undefined): Shown {
  if (host === undefined || port === undefined) return { parts: [], why: envoyWords.noHostOrPort };
  const client = clientFor(mesh, from);
  if (client.kind === 'ztunnel') return { parts: [], why: envoyWords.ztunnelCarries };
  if (client.kind === 'none') return { parts: [], why: envoyWords.noSidecar };
  const { missing } = clusterOf(scopeOf(mesh, client), host, port, undefined);
  return { parts: envoyOfPort(mesh, client, host, port), why: missing };
}
