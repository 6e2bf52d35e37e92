import { groupBy } from '../../lists';
import { reachedDeployments, type ReachedDeployment } from '../istioctl/deployment-services';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const deploymentTargetPort: WorkspaceRule = {
  id: 'deployment-target-port',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0137'],
  sees: 'drawn',
  summary: 'Several ports of Services lead to one port of a Deployment’s pods.',
  why: 'The sidecar has one listener for the target port and takes the settings of one of the Services’ ports for all of them.',
  source: 'istio/istio pkg/config/analysis/analyzers/deployment/services.go (analyzeDeploymentTargetPorts)',
  check: (input) => reachedDeployments(input).flatMap(checkDeployment),
};

function checkDeployment({ pod, ports }: ReachedDeployment): readonly Report[] {
  const { resource, namespace, name } = pod;
  return [...groupBy(ports, ({ targetPort }) => targetPort)].flatMap(([targetPort, list]): Report[] => {
    const numbers = [...new Set(list.map(({ port }) => port))].sort((a, b) => a - b);
    if (numbers.length < 2) return [];
    const services = listNames([...new Set(list.map(({ service }) => service))].sort());
    const message = `Ports ${listNames(numbers.map(String))} of ${services} all lead to port ${targetPort} of Deployment ${namespace}/${name}, and its sidecar uses the settings of one of them for all. Give each port its own targetPort, or keep one.`;
    return [{ resource, path: ['metadata', 'name'], message, code: 'IST0137', ref: 'IST0137' }];
  });
}
