import { forKnown, type Destination } from '../istioctl/destinations';
import type { KnownHost } from '../istioctl/host-map';
import { callOf, listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const destinationWithoutPort: WorkspaceRule = {
  id: 'destination-without-port',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0112'],
  summary: 'A destination names no port, and its service has several.',
  why: 'istiod then sends calls to the port that they came in on, or nowhere where the service does not have that one.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/destinationhosts.go, checkServiceEntryPorts',
  check: forKnown(checkPort),
};

function checkPort({ service, host, path, port }: Destination, known: KnownHost): readonly Report[] {
  if (port !== undefined || known.ports.length < 2) return [];
  const ports = listNames(known.ports.map(String));
  return [
    {
      resource: service.resource,
      path,
      part: 'key',
      message: `Calls go to the port that they came in on, or nowhere: destination ${host} names no port, and ${callOf(known.resource)} has ${ports}. Add port.number.`,
      code: 'IST0112',
      ref: 'IST0112',
    },
  ];
}
