import { untoldPorts, type UntoldPort } from '../istioctl/service-protocol';
import type { Report, WorkspaceRule } from '../rule';

export const portWithoutProtocol: WorkspaceRule = {
  id: 'port-without-protocol',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'info',
  codes: ['IST0118'],
  sees: 'drawn',
  summary: 'The name of a Service’s port tells no protocol, and there is no appProtocol.',
  why: 'Istio then looks at the first bytes of each connection. Where the server speaks first, as databases do, that waits in vain, and HTTP that is not recognised is routed as plain TCP.',
  source:
    'istio/istio pkg/config/analysis/analyzers/service/portname.go (analyzeService); pkg/config/kube/conversion.go (ConvertProtocol)',
  check: (input) =>
    untoldPorts(input)
      .filter(({ isExternalName }) => !isExternalName)
      .map(reportPort),
};

function reportPort({ seen, port, path, name, appProtocol }: UntoldPort): Report {
  const message = `Port ${port} of Service ${seen.namespace}/${seen.name} ${whatItLacks(name, appProtocol)}, so Istio guesses by the first bytes. Name it http-… or tcp-…, or set appProtocol.`;
  const part = path.length === 3 ? 'key' : 'value';
  return { resource: seen.resource, path, part, message, code: 'IST0118', ref: 'IST0118' };
}

function whatItLacks(name: string, appProtocol: string | undefined): string {
  if (appProtocol === '') return 'has an empty appProtocol';
  if (appProtocol !== undefined) return `has an appProtocol that Istio does not know, ${appProtocol}`;
  return name === '' ? 'has neither name nor appProtocol' : `is named ${name}, which tells no protocol`;
}
