import { forKnown, lossAt, type Destination } from '../istioctl/destinations';
import type { KnownHost } from '../istioctl/host-map';
import { remedyIn } from '../istioctl/remedy';
import { callOf, listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const unknownDestinationPort: WorkspaceRule = {
  id: 'unknown-destination-port',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  summary: 'A route or a mirror of a VirtualService goes to a port that the service does not have.',
  why: 'Envoy has a cluster per port of a service and none for this one: HTTP calls on that route are answered with 503, connections of tls and tcp routes are closed, and mirrored calls are lost.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/destinationhosts.go, checkServiceEntryPorts',
  check: forKnown(checkPort),
};

function checkPort(destination: Destination, known: KnownHost): readonly Report[] {
  const { service, host, path, port } = destination;
  if (port === undefined || known.ports.includes(port) || known.resource.incomplete) return [];
  const [only, ...more] = known.ports;
  const has =
    only === undefined
      ? 'has no ports'
      : `has ${more.length > 0 ? 'ports' : 'port'} ${listNames(known.ports.map(String))}`;
  const certain = only !== undefined && only > 0 && more.length === 0 ? only : undefined;
  const named = port === 0 ? `The port of ${host} has no number` : `${host} has no port ${port}`;
  const advice = certain === undefined ? 'Name a port that it has.' : `Write ${certain}.`;
  return [
    {
      resource: service.resource,
      path: [...path, 'port', ...(port === 0 ? [] : ['number'])],
      ...(port === 0 ? { part: 'key' } : {}),
      message: `${named}: ${callOf(known.resource)} ${has}, so ${lossAt(destination)}. ${advice}`,
      code: 'IST0101',
      refType: 'host:port',
      ref: 'IST0101-vs-port',
      fix:
        certain === undefined
          ? undefined
          : remedyIn(service.resource, `Write ${certain}`, [
              { type: 'set', path: [...path, 'port', 'number'], value: certain },
            ]),
    },
  ];
}
