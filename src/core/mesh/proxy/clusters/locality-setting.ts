import type { Mesh, OtherResource } from '../../build';
import { annotationIn, hasKey, integersIn, labelsIn, listIn, recordIn, textIn, textsIn } from '../../read';
import type { Block } from './cluster';
import { isSince } from './cluster-shape';
import { topology } from './locality';
import type { MeshService } from '../services/service';

type Fields = Readonly<Record<string, unknown>>;

/** What orders or weighs endpoints by where they are. */
export interface LocalitySetting {
  readonly from: 'rule' | 'service' | 'mesh';
  readonly distribute: readonly Distribution[];
  readonly failover: readonly { readonly from: string; readonly to: string }[];
  /** `failoverPriority`: labels, or `label=value`. */
  readonly order: readonly string[];
}

/** An item of `distribute`: weights by locality, in the order written. */
export interface Distribution {
  readonly from: string;
  readonly to: readonly (readonly [locality: string, weight: number])[];
}

/**
 * The setting in effect, the first of: the rule's; how the service asks its traffic to be distributed; the mesh's, which is on unless it says otherwise.
 * Undefined where one of them is switched off or leaves the choice to Envoy by zones
 * (pilot/pkg/networking/core/loadbalancer/loadbalancer.go, GetEffectiveLbSetting).
 */
export function localitySettingOf(
  mesh: Pick<Mesh, 'settings' | 'others'>,
  service: MeshService,
  balancer: Block | undefined,
): LocalitySetting | undefined {
  const { config, istioVersion } = mesh.settings;
  const knowsZones = isSince(istioVersion, '1.31');
  if (knowsZones && hasKey(balancer?.value, zones)) return undefined;
  if (hasKey(balancer?.value, key)) return readSetting('rule', recordIn(balancer?.value, key));
  const order = orderOfService(mesh, service);
  if (order) return { from: 'service', distribute: [], failover: [], order };
  if (knowsZones && hasKey(config, zones)) return undefined;
  return readSetting('mesh', recordIn(config, key));
}

const key = 'localityLbSetting';
const zones = 'zoneAwareLbSetting';

function readSetting(from: LocalitySetting['from'], setting: Fields): LocalitySetting | undefined {
  if (setting['enabled'] === false) return undefined;
  return {
    from,
    distribute: listIn(setting, 'distribute').map((each) => ({
      from: textIn(each, 'from') ?? '',
      to: Object.entries(integersIn(each, 'to')),
    })),
    failover: listIn(setting, 'failover').map((each) => ({
      from: textIn(each, 'from') ?? '',
      to: textIn(each, 'to') ?? '',
    })),
    order: textsIn(setting, 'failoverPriority'),
  };
}

const { network, region, zone, subzone, node } = topology;

/** The labels that a service's traffic distribution ranks by; undefined where it asks for none (loadbalancer.go, GetLocalityLbSetting). */
function orderOfService(mesh: Pick<Mesh, 'settings' | 'others'>, service: MeshService): readonly string[] | undefined {
  const wanted = distributionOf(mesh, service);
  if (wanted === 'preferclose' || wanted === 'prefersamezone') return [network, region, zone];
  return wanted === 'prefersamenode' ? [network, region, zone, subzone, node] : undefined;
}

const annotation = 'networking.istio.io/traffic-distribution';

/** The field of a Service, else the annotation, else, since 1.30, that of the namespace (pilot/pkg/model/service.go, GetTrafficDistribution). */
function distributionOf(
  mesh: Pick<Mesh, 'settings' | 'others'>,
  { registry, resource, namespace }: MeshService,
): string | undefined {
  const field = registry === 'Kubernetes' ? textIn(recordIn(resource.value, 'spec'), 'trafficDistribution') : undefined;
  const own = annotationIn(resource.value, annotation);
  const inherits = isSince(mesh.settings.istioVersion, '1.30');
  const inherited = inherits ? namespaceAnnotations(mesh, namespace)[annotation] : undefined;
  return (field ?? own ?? inherited)?.toLowerCase();
}

const annotated = new WeakMap<readonly OtherResource[], ReadonlyMap<string, Readonly<Record<string, string>>>>();

/** The annotations of a Namespace; empty where the files have none of that name. */
function namespaceAnnotations({ others }: Pick<Mesh, 'others'>, namespace: string): Readonly<Record<string, string>> {
  let all = annotated.get(others);
  if (all === undefined) {
    const namespaces = others.filter(({ kind, group }) => kind === 'Namespace' && group === '');
    all = new Map(
      namespaces.map(({ name, resource }) => [name, labelsIn(recordIn(resource.value, 'metadata'), 'annotations')]),
    );
    annotated.set(others, all);
  }
  return all.get(namespace) ?? {};
}
