import { appEncrypts } from '../call';
import { isIp } from '../address';
import type { ZtunnelChoice } from '../proxy/ambient/ambient-choice';
import { ztunnelChoice } from '../proxy/ambient/ambient-ztunnel';
import { passthroughCluster, ztunnelCluster } from '../proxy/clusters/outside-clusters';
import { scopeOf } from '../proxy/scope/scopes';
import { addHop, endAt, type Ending, type Journey } from './journey';
import { isWithinPod } from './redirection';
import type { Hop } from './trace';
import { passWithinPod } from './untouched';
import { walkWaypoint } from './waypoint-walk';

/** Follows a call of a pod in ambient mode: ztunnel, and the waypoint where one stands before the service. */
export function walkAmbient(journey: Journey): Ending {
  const { mesh, call, dialled } = journey;
  // What leaves by the loopback interface is not handed over (istio/istio cni/pkg/iptables/iptables.go, AppendInpodRules).
  if (isWithinPod(dialled.host)) return passWithinPod(journey);
  const choice = ztunnelChoice(mesh, call.client, { host: dialled.host, port: dialled.port });
  noteLookup(journey, choice);
  noteZtunnel(journey, choice);
  const waypoint = choice.waypoint?.proxy;
  if (choice.then === 'waypoint' && waypoint) return walkWaypoint(journey, choice, waypoint);
  return atLayerFour(journey, choice);
}

const ztunnelWords: Readonly<Record<ZtunnelChoice['then'], string>> = {
  passthrough: 'ztunnel passes the connection on to the dialled address.',
  endpoints: 'ztunnel connects to one of the service’s endpoints.',
  waypoint: 'ztunnel sends the connection to the waypoint.',
  refused: 'ztunnel refuses the connection.',
};

const lookupWords: Readonly<Record<ZtunnelChoice['lookup'], string>> = {
  service: 'The name is answered with the service’s own address.',
  outside: 'DNS outside the mesh answers the name.',
  address: 'An address is dialled, so no name is looked up.',
};

function noteLookup(journey: Journey, { lookup, service }: ZtunnelChoice): void {
  addHop(journey, {
    proxy: 'ztunnel',
    at: 'dns',
    name: journey.dialled.host,
    what: lookupWords[lookup],
    because:
      lookup === 'service'
        ? 'In ambient mode names of services are answered on the node.'
        : 'No service that ztunnel knows has that name with an address.',
    resource: lookup === 'service' ? service?.resource : undefined,
  });
}

function noteZtunnel(journey: Journey, choice: ZtunnelChoice): void {
  const { then, because, losers } = choice;
  addHop(journey, {
    proxy: 'ztunnel',
    at: 'listener',
    name: 'ztunnel',
    what: ztunnelWords[then],
    because,
    ...decidedBy(choice),
    losers,
  });
}

/** What leads to a waypoint is a label; else the service that ztunnel takes the call for. */
function decidedBy({ then, service, port, waypoint }: ZtunnelChoice): Pick<Hop, 'resource' | 'path'> {
  if (then === 'waypoint' && waypoint) return waypoint.label;
  return { resource: service?.resource, path: port && port.index >= 0 ? ['spec', 'ports', port.index] : [] };
}

/** Without a waypoint ztunnel carries bytes, and no rule is asked. */
function atLayerFour(journey: Journey, choice: ZtunnelChoice): Ending {
  const { mesh, call, dialled } = journey;
  const scope = scopeOf(mesh, call.client);
  if (choice.then === 'refused') return endAt('ztunnel', 'error', {});
  const known = choice.then === 'endpoints' && choice.service && choice.port;
  const cluster = known
    ? ztunnelCluster(scope, choice.service, choice.port, choice.endpoints)
    : passthroughCluster(scope, isIp(dialled.host) ? dialled.host : undefined, dialled.port);
  const services = known ? [choice.service] : [];
  const ways = [{ cluster, weight: 100, virtualService: undefined }];
  const sent = { appTls: appEncrypts(dialled.scheme), host: undefined };
  journey.stages.push({ via: 'ztunnel', scope, services, isHttp: false, forward: undefined, sent, cluster, ways });
  return {
    outcome: known ? 'reached' : 'passthrough',
    via: 'ztunnel',
    response: null,
    tls: appEncrypts(dialled.scheme) ? 'passthrough' : 'none',
    request: null,
    cluster,
    split: [],
    mirrors: [],
  };
}
