import { tracesOf, usesOfRule, type DestinationRule, type Leg, type Mesh, type Proxy } from '../../mesh';

/** Where a DestinationRule can be seen at work. */
export interface RuleSeat {
  /** Undefined where no proxy of the files takes the rule. */
  readonly client: Pick<Proxy, 'kind' | 'namespace' | 'labels'> | undefined;
  /** Of the cluster; undefined where no service of the files has the rule's host. */
  readonly port: number | undefined;
}

/** The proxy that uses a rule, and the port that the rule is about: those of a drawn call where the rule counts, else of the clients that get it. */
export function ruleSeat(mesh: Mesh, rule: DestinationRule): RuleSeat {
  const ports = portsAbout(mesh, rule);
  const called = seatsOnCalls(mesh, rule);
  const seat = called.find(({ port }) => port !== undefined && ports.includes(port)) ?? called[0];
  return seat ?? { client: clientOf(mesh, rule), port: ports[0] };
}

/** Of the rule's own `portLevelSettings` those that a service has, else all of the service. */
function portsAbout({ registry }: Mesh, { host, policy }: DestinationRule): readonly number[] {
  const ports = [...new Set(registry.withHost(host).flatMap((each) => each.ports.map(({ number }) => number)))];
  const own = policy?.ports.map(({ number }) => number).filter((number) => ports.includes(number)) ?? [];
  return own.length > 0 ? own : ports;
}

function seatsOnCalls(mesh: Mesh, rule: DestinationRule): readonly RuleSeat[] {
  return [...tracesOf(mesh).values()].flatMap(({ call, legs }) =>
    legs.flatMap((leg) => {
      const client = leg.via === 'sidecar' ? call.client : leg.proxy;
      return clustersOf(leg, rule).map(({ port }) => ({ client, port }));
    }),
  );
}

function clustersOf({ ways }: Leg, rule: DestinationRule): readonly Leg['ways'][number]['cluster'][] {
  return ways.map(({ cluster }) => cluster).filter(({ policy }) => policy.rule?.rules.includes(rule) === true);
}

/**
 * A client that gets the rule. Of a rule that takes a Secret by its name and selects no pods a gateway or waypoint: sidecars drop its TLS
 * (istio/istio pilot/pkg/networking/core/cluster_tls.go, buildUpstreamClusterTLSContext).
 */
function clientOf(mesh: Mesh, rule: DestinationRule): Proxy | undefined {
  const clients = usesOfRule(mesh, rule)
    .filter(({ candidate }) => candidate.verdict === 'wins' || candidate.verdict === 'merged')
    .map(({ client }) => client);
  const sidecar = clients.find(({ kind, workload }) => kind === 'sidecar' && workload !== undefined);
  const other = clients.find(({ kind }) => kind === 'egress-gateway' || kind === 'waypoint');
  const isForOther = JSON.stringify(rule.resource.value['spec'] ?? {}).includes('"credentialName"');
  return (isForOther ? other : sidecar) ?? sidecar ?? clients.find(({ kind }) => kind === 'sidecar') ?? other;
}
