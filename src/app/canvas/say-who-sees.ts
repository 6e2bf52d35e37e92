import { nodesById } from '../../core/picture';
import { workloadsSeeing, type Node, topologyOf } from '../../core/topology';
import { notify } from '../notices';
import { getState } from '../store';
import { whoSeesWords } from './words/who-sees';

/** How many names are said; the rest is a number. */
const mostNames = 6;

/** Says which workloads see an entry. */
export function sayWhoSees(entry: Node | undefined): void {
  if (entry?.type !== 'service-entry') return;
  const { snapshot } = getState();
  const { mesh } = snapshot;
  const topology = topologyOf(snapshot);
  const nodes = nodesById(topology);
  const ids = workloadsSeeing(mesh, entry.id);
  const all = topology.nodes.filter((node) => node.type === 'workload' && node.proxy !== 'gateway').length;
  const names = ids.map((id) => {
    const node = nodes.get(id);
    return node ? `${node.namespace === null ? '' : `${node.namespace}/`}${node.name}` : id;
  });
  const host = entry.hosts[0] ?? entry.name;
  notify({ tone: 'info', text: whoSeesWords.seenBy(host, ids.length, all, names.slice(0, mostNames)) });
}
