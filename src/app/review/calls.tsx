import { endsAtProxy, isMetered, signOf } from '../../core/picture';
import { tlsWords, type CallRow, type Edge, type Topology, topologyOf } from '../../core/topology';
import { useApp } from '../store';
import { OutcomeGlyph } from '../widgets';
import { PromiseOf } from './promises';
import { callsWords, fateWords } from './words';

/** Every drawn call as a card: who calls what, what becomes of it, and on a tap where it goes. */
export function Calls(): React.JSX.Element {
  const topology = useApp((state) => topologyOf(state.snapshot));
  const cards = topology.nodes.flatMap((node) =>
    node.type === 'workload'
      ? node.calls.map((call) => <CallCard key={call.id} from={node.name} call={call} topology={topology} />)
      : [],
  );
  if (cards.length === 0) return <p className="narrow-note">{callsWords.nothingDrawn}</p>;
  return <ul className="narrow-cards">{cards}</ul>;
}

function CallCard(props: {
  readonly from: string;
  readonly call: CallRow;
  readonly topology: Topology;
}): React.JSX.Element {
  const { from, call, topology } = props;
  const wires = topology.edges.filter(
    (edge) => edge.type === 'call' && edge.fromRow === call.id && edge.to === call.target?.node,
  );
  const [tls] = wires.filter(isMetered).map((wire) => tlsWords[wire.tls]);
  return (
    <li className="narrow-card">
      <details>
        <summary>
          <span className="narrow-url">
            <Sign call={call} />
            <span>{call.shown ?? call.url}</span>
          </span>
          <span className="narrow-meta">
            {[callsWords.from(from), fateWords(call), tls].filter(Boolean).join(' · ')}
          </span>
          {call.reason !== undefined && <span className="narrow-meta">{call.reason}</span>}
          {call.place && <PromiseOf place={call.place} />}
        </summary>
        <Ways wires={wires} topology={topology} />
      </details>
    </li>
  );
}

/** Where the call goes: the entry's port, and what that dials. */
function Ways({
  wires,
  topology,
}: {
  readonly wires: readonly Edge[];
  readonly topology: Topology;
}): React.JSX.Element {
  const steps = wires.flatMap((wire) => {
    const entry = topology.nodes.find((node) => node.id === wire.to);
    const onward = topology.edges.filter(
      (edge) => edge.from === wire.to && edge.fromRow === wire.toRow && edge.type !== 'knows' && edge.type !== 'misses',
    );
    return [
      entry && (wire.toRow === undefined ? entry.label : callsWords.entryPort(entry.label, wire.toRow)),
      ...onward.map((edge) => edge.label),
    ];
  });
  const lines = steps.filter(Boolean);
  if (lines.length === 0) return <p className="narrow-meta">{callsWords.noEntry}</p>;
  return (
    <ol className="narrow-steps">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ol>
  );
}

/** The sign of what becomes of a call; one that stays in the cluster has none of its own. */
function Sign({ call }: { readonly call: CallRow }): React.JSX.Element {
  const hasNone = call.unresolved === 'inside' && !endsAtProxy(call);
  return hasNone ? <span aria-hidden="true">•</span> : <OutcomeGlyph outcome={signOf(call)} />;
}
