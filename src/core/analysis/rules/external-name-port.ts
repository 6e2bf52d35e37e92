import { untoldPorts, type UntoldPort } from '../istioctl/service-protocol';
import type { Report, WorkspaceRule } from '../rule';

export const externalNamePort: WorkspaceRule = {
  id: 'external-name-port',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0150'],
  sees: 'drawn',
  summary: 'The name of a port of an ExternalName Service tells no protocol, or is just tcp.',
  why: 'Where istiod does not treat such a Service as an alias (ENABLE_EXTERNAL_NAME_ALIAS is off), a port of raw TCP takes every connection to its number that nothing else takes, also those to other servers.',
  source: 'istio/istio pkg/config/analysis/analyzers/service/portname.go (analyzeService)',
  check: (input) =>
    untoldPorts(input)
      .filter(({ isExternalName }) => isExternalName)
      .map(reportPort),
};

function reportPort({ seen, port, name, path }: UntoldPort): Report {
  const called = name === '' ? 'has no name' : `is named ${name}`;
  return {
    resource: seen.resource,
    path,
    part: path.length === 3 ? 'key' : 'value',
    message: `Port ${port} of the ExternalName Service ${seen.namespace}/${seen.name} ${called}, so istioctl analyze warns that it may take TCP connections to any address. Name it after its protocol: https, tls-… or http.`,
    code: 'IST0150',
    ref: 'IST0150',
  };
}
