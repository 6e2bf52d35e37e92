import { nodesById } from '../../core/picture';
import { tlsWords, type CallRow, type Topology } from '../../core/topology';
import { outcomeOf, outcomeWords } from '../../core/picture';
import { changeWords } from './words/notices';

/** What becomes of the calls that a change wrote, as it is said after the change: "Reached, TLS by the app."; undefined when it wrote none. */
export function fateOfNewCalls(before: Topology, after: Topology): string | undefined {
  const known = new Set(callsOf(before).map(({ key }) => key));
  const [made, ...others] = callsOf(after).filter(({ key }) => !known.has(key));
  return made && others.length === 0 ? fateOf(after, made.call) : undefined;
}

function callsOf(topology: Topology): readonly { readonly key: string; readonly call: CallRow }[] {
  return topology.nodes.flatMap((node) =>
    node.type === 'workload' ? node.calls.map((call) => ({ key: `${node.id} ${call.url}`, call })) : [],
  );
}

function fateOf(topology: Topology, call: CallRow): string {
  const { target } = call;
  const entry = target && nodesById(topology).get(target.node);
  const port = entry?.type === 'service-entry' && entry.ports.find((each) => each.number === target?.port);
  const outcome = outcomeWords(outcomeOf(call));
  return changeWords.callFate(outcome, port ? tlsWords[port.tls] : undefined);
}
