import { lastListenerPorts, proxyPorts } from '../../schema';
import type { WorkspaceRule } from '../rule';
import { forEntries } from '../runtime/entries';

export const proxyPort: WorkspaceRule = {
  id: 'proxy-port',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['L26'],
  summary: 'A ServiceEntry has an HTTP port that the proxy itself listens on.',
  why: 'istiod makes no listener on all addresses for a port of the proxy’s own. Calls to it are not routed by any rule of the host.',
  source:
    'istio/istio pilot/pkg/networking/core/listener.go (buildSidecarOutboundHTTPListenerOpts); pilot/pkg/model/context.go (CanBindToPort)',
  check: forEntries(({ resource, ports, addresses, hosts }) =>
    ports.flatMap(({ index, number, class: kind }) => {
      const isOpen = kind === 'http' || (addresses.length === 0 && lastListenerPorts.has(number));
      if (!proxyPorts.has(number) || !isOpen || kind === 'udp') return [];
      return [
        {
          resource,
          path: ['spec', 'ports', index, 'number'],
          ref: 'L26',
          message: `No rule applies to calls to ${hosts[0] ?? 'the host'} on port ${number}: sidecars listen on that port themselves, so istiod makes no listener for it. Use another port number, with this one as targetPort.`,
        },
      ];
    }),
  ),
};
