import { isRecord } from '../../schema';
import { integerIn, labelsIn, listIn, textIn } from '../../mesh';
import type { RuleInput } from '../run';
import { groupBy } from './group-by';
import { inMesh } from './in-mesh';
import { podsOf, selects, type DrawnPod } from './pods';
import { seenOf, type Seen } from './scope';

/** A port of a Service that selects the pods of a Deployment. */
export interface ReachingPort {
  readonly service: string;
  readonly port: number;
  /** As written; TCP where nothing is. */
  readonly protocol: string;
  /** A number or a name as text; the port itself where nothing is written. */
  readonly targetPort: string;
}

/** A Deployment in the mesh with the ports by which Services reach its pods. */
export interface ReachedDeployment {
  readonly pod: DrawnPod;
  readonly ports: readonly ReachingPort[];
}

const found = new WeakMap<RuleInput, readonly ReachedDeployment[]>();

/**
 * The Deployments in the mesh that some drawn Service selects; waypoints are Istio's own matter (istio/istio
 * pkg/config/analysis/analyzers/deployment/services.go, Analyze and findMatchingServices).
 */
export function reachedDeployments(input: RuleInput): readonly ReachedDeployment[] {
  let reached = found.get(input);
  if (reached === undefined) found.set(input, (reached = findReached(input)));
  return reached;
}

function findReached(input: RuleInput): readonly ReachedDeployment[] {
  const byNamespace = groupBy(seenOf(input, 'Service'), ({ namespace }) => namespace);
  if (byNamespace.size === 0) return [];
  return podsOf(input)
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap((pod) => {
      const services = (byNamespace.get(pod.namespace) ?? []).filter((service) => reaches(service, pod));
      if (services.length === 0 || isWaypoint(pod) || inMesh(input, pod) !== true) return [];
      return [{ pod, ports: services.flatMap(portsOf) }];
    });
}

function isWaypoint({ resource }: DrawnPod): boolean {
  return labelsIn(resource.value['metadata'], 'labels')['gateway.istio.io/managed'] === 'istio.io-mesh-controller';
}

function reaches({ spec }: Seen, pod: DrawnPod): boolean {
  const selector = labelsIn(spec, 'selector');
  return Object.keys(selector).length > 0 && selects(selector, pod.labels);
}

function portsOf({ namespace, name, spec }: Seen): readonly ReachingPort[] {
  return listIn(spec, 'ports').flatMap((item): ReachingPort[] => {
    if (!isRecord(item)) return [];
    const port = integerIn(item, 'port') ?? 0;
    const target = textIn(item, 'targetPort') ?? String(integerIn(item, 'targetPort') ?? 0);
    return [
      {
        service: `${namespace}/${name}`,
        port,
        protocol: textIn(item, 'protocol') ?? 'TCP',
        targetPort: target === '0' ? String(port) : target,
      },
    ];
  });
}
