import { drawnGateways, sharingSelectors, type DrawnGateway } from '../istioctl/gateway-servers';
import { podsOf, podsSelectedBy, showSelector } from '../istioctl/pods';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const gatewayWithoutServers: WorkspaceRule = {
  id: 'gateway-without-servers',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  sees: 'drawn',
  summary: 'A Gateway has no servers, and no other Gateway has some on its pods.',
  why: 'istioctl analyze then says that the selector is not found. What is missing is a server: the Gateway opens no port.',
  source: 'istio/istio pkg/config/analysis/analyzers/gateway/conflictinggateway.go (analyzeGateway)',
  check: checkGateways,
};

function checkGateways(input: RuleInput): readonly Report[] {
  const gateways = drawnGateways(input);
  const isIdle = ({ seen, servers, selectorText }: DrawnGateway): boolean =>
    servers.length === 0 && selectorText !== '' && !seen.resource.incomplete;
  const idle = gateways.filter(isIdle);
  if (idle.length === 0 || podsOf(input).length === 0) return [];
  const serving = new Set(gateways.filter(({ servers }) => servers.length > 0).map((each) => each.selectorText));
  const sharing = sharingSelectors(input);
  return idle
    .filter(({ selector }) => podsSelectedBy(input, selector).length > 0)
    .filter((gateway) => ![...sharing(gateway)].some((text) => serving.has(text)))
    .map(({ seen, name, selector }) => ({
      resource: seen.resource,
      path: ['spec'],
      part: 'key',
      message: `The gateway’s pods open no port: neither Gateway ${name} nor another one for ${showSelector(selector)} has servers. Add a server.`,
      code: 'IST0101',
      ref: 'IST0101-gw-noserver',
      refType: 'selector',
    }));
}
