import { groupBy } from '../../lists';
import { reachedDeployments, type ReachedDeployment } from '../istioctl/deployment-services';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const deploymentPortProtocols: WorkspaceRule = {
  id: 'deployment-port-protocols',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0116'],
  sees: 'drawn',
  summary: 'Services reach the pods of one Deployment by the same port with different protocols.',
  why: 'A sidecar has one listener a port. It takes the protocol of one of the Services, so the traffic of the other is read wrongly.',
  source: 'istio/istio pkg/config/analysis/analyzers/deployment/services.go (analyzeDeploymentPortProtocol)',
  check: (input) => reachedDeployments(input).flatMap(checkDeployment),
};

function checkDeployment({ pod, ports }: ReachedDeployment): readonly Report[] {
  const { resource, namespace, name } = pod;
  return [...groupBy(ports, ({ port }) => port)].flatMap(([port, list]): Report[] => {
    const protocols = [...new Set(list.map(({ protocol }) => protocol))];
    if (protocols.length < 2) return [];
    const services = listNames([...new Set(list.map(({ service }) => service))].sort());
    const message = `Deployment ${namespace}/${name} gets port ${port} as ${listNames(protocols)} (${services}), and its sidecar reads all of it as one of these. Give the port one protocol.`;
    return [{ resource, path: ['metadata', 'name'], message, code: 'IST0116', ref: 'IST0116' }];
  });
}
