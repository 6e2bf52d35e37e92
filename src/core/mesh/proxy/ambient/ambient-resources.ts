import type { Resource } from '../../../schema';
import type { Mesh, OtherResource } from '../../build';
import { defaultNamespace } from '../../visibility';
import { integerIn, labelsIn, listIn, recordIn, textIn } from '../../read';

/** A Gateway of the Gateway API, as far as calls depend on it. */
export interface GatewayResource {
  readonly resource: Resource;
  readonly namespace: string;
  readonly name: string;
  readonly className: string;
  /** The controller of its class; undefined where neither the files nor Istio name one. */
  readonly controller: string | undefined;
  readonly isWaypoint: boolean;
  /** `service`, `workload`, `all` or `none`. */
  readonly servesFor: string;
  readonly servesServices: boolean;
  /** Which namespaces its HBONE listener admits: `Same`, `All` or `Selector`. */
  readonly from: string;
  /** A LabelSelector, where `from` is `Selector`. */
  readonly selector: unknown;
}

const known = new WeakMap<Mesh['others'], readonly GatewayResource[]>();

/** The Gateways of the Gateway API among the files. */
export function gatewayResources({ others }: Pick<Mesh, 'others'>): readonly GatewayResource[] {
  let found = known.get(others);
  if (found === undefined) {
    const classes = new Map(
      others.filter((each) => isOf(each, 'GatewayClass')).map((each) => [each.name, each.resource]),
    );
    found = others.filter((each) => isOf(each, 'Gateway')).map((each) => readGateway(each, classes));
    known.set(others, found);
  }
  return found;
}

const namespaces = new WeakMap<Mesh['others'], ReadonlyMap<string, Resource>>();

/** The Namespace of a name among the files. */
export function namespaceResource({ others }: Pick<Mesh, 'others'>, name: string): Resource | undefined {
  let found = namespaces.get(others);
  if (found === undefined) {
    const all = others.filter(({ kind, group }) => kind === 'Namespace' && group === '');
    namespaces.set(others, (found = new Map(all.map((each) => [each.name, each.resource]))));
  }
  return found.get(name);
}

function isOf({ kind, group }: OtherResource, wanted: string): boolean {
  return kind === wanted && group === 'gateway.networking.k8s.io';
}

const waypointClasses: readonly string[] = ['istio-waypoint', 'istio-agentgateway-waypoint'];

/** What a waypoint is for is on the Gateway, else on its class, else it is services (ambient/waypoints.go, gatewayToWaypointTransform). */
function readGateway({ resource, name }: OtherResource, classes: ReadonlyMap<string, Resource>): GatewayResource {
  const spec = recordIn(resource.value, 'spec');
  const className = textIn(spec, 'gatewayClassName') ?? '';
  const servesFor = servedFor(resource) ?? servedFor(classes.get(className)) ?? 'service';
  const namespaces = recordIn(recordIn(hboneListener(spec), 'allowedRoutes'), 'namespaces');
  return {
    resource,
    namespace: resource.namespace ?? defaultNamespace,
    name,
    className,
    controller: controllerOf(className, classes),
    isWaypoint: waypointClasses.includes(className),
    servesFor,
    servesServices: servesFor === 'service' || servesFor === 'all',
    from: textIn(namespaces, 'from') ?? 'Same',
    selector: namespaces['selector'],
  };
}

/** Classes that istiod knows without a GatewayClass (pilot/pkg/config/kube/gatewaycommon, GetBuiltinClasses). */
const builtInClasses: Readonly<Record<string, string>> = {
  istio: 'istio.io/gateway-controller',
  'istio-remote': 'istio.io/unmanaged-gateway',
  'istio-waypoint': 'istio.io/mesh-controller',
  'istio-east-west': 'istio.io/eastwest-controller',
  'istio-agentgateway': 'istio.io/agentgateway-controller',
};

/** A GatewayClass of another controller leaves a built-in class what it is (gatewaycommon, FetchGatewayClass). */
function controllerOf(className: string, classes: ReadonlyMap<string, Resource>): string | undefined {
  const written = textIn(recordIn(classes.get(className)?.value, 'spec'), 'controllerName');
  if (!Object.hasOwn(builtInClasses, className)) return written;
  return written !== undefined && Object.values(builtInClasses).includes(written) ? written : builtInClasses[className];
}

function servedFor(resource: Resource | undefined): string | undefined {
  return labelsIn(recordIn(resource?.value, 'metadata'), 'labels')['istio.io/waypoint-for'];
}

function hboneListener(spec: unknown): unknown {
  return listIn(spec, 'listeners').find(
    (each) => textIn(each, 'protocol') === 'HBONE' && integerIn(each, 'port') === 15008,
  );
}
