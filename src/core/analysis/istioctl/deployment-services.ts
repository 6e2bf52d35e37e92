import { isRecord } from '../../schema';
import { integerIn, labelsIn, listIn, textIn } from '../../mesh';
import { question } from '../question';
import { inMesh } from './in-mesh';
import { perResource } from './per-resource';
import { podsOf, type DrawnPod } from './pods';
import { servicesByNamespace } from './service-selectors';

/** A port of a Service that selects the pods of a Deployment. */
interface ReachingPort {
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

/**
 * The Deployments in the mesh that some drawn Service selects; waypoints are Istio's own matter (istio/istio
 * pkg/config/analysis/analyzers/deployment/services.go, Analyze and findMatchingServices).
 */
export const reachedDeployments = question((input): readonly ReachedDeployment[] => {
  const byNamespace = servicesByNamespace(input);
  if (byNamespace.size === 0) return [];
  return podsOf(input)
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap((pod) => {
      const services = byNamespace.get(pod.namespace)?.selecting(pod.labels) ?? [];
      if (services.length === 0 || isWaypoint(pod) || inMesh(input, pod) !== true) return [];
      return [{ pod, ports: services.flatMap((service) => portsOf(service)) }];
    });
});

function isWaypoint({ resource }: DrawnPod): boolean {
  return labelsIn(resource.value['metadata'], 'labels')['gateway.istio.io/managed'] === 'istio.io-mesh-controller';
}

const portsOf = perResource(({ namespace, name, spec }): readonly ReachingPort[] => {
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
});
