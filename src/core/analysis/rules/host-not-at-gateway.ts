import { hostCovers, textsIn } from '../../mesh';
import { gatewaysOf, gatewayUses, isGenerated, type FoundGateway, type GatewayUse } from '../istioctl/gateways';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const hostNotAtGateway: WorkspaceRule = {
  id: 'host-not-at-gateway',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0132'],
  summary: 'No host of a VirtualService is one that its gateway takes.',
  why: 'A gateway answers only for the hosts of its servers, so none of these routes is ever looked at there.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/gateways.go, vsHostInGateway',
  check: (input) => {
    const gateways = gatewaysOf(input);
    return gatewayUses(input).flatMap((use) =>
      isGenerated(use) ? [] : checkUse(use, gateways.get(`${use.namespace}/${use.name}`)),
    );
  },
};

function checkUse(use: GatewayUse, gateway: FoundGateway | undefined): readonly Report[] {
  const { service, path } = use;
  const hosts = textsIn(service.spec, 'hosts');
  const taken = gateway?.hostsFor(service.namespace) ?? [];
  if (taken.some((own) => hosts.some((host) => hostCovers(own, host) || hostCovers(host, own)))) return [];
  const message = messageFor(use, gateway, hosts, taken);
  return [{ resource: service.resource, path, message, code: 'IST0132', ref: 'IST0132' }];
}

function messageFor(
  { service, namespace, name }: GatewayUse,
  gateway: FoundGateway | undefined,
  hosts: readonly string[],
  taken: readonly string[],
): string {
  const called = `${namespace}/${name}`;
  if (gateway === undefined)
    return `No host of ${service.name} is taken at Gateway ${called}, since there is no such Gateway.`;
  if (hosts.length === 0)
    return `A VirtualService without hosts is a delegate and binds to no gateway itself. Remove gateways: the VirtualService that delegates to it names them.`;
  const shown = listNames(hosts);
  return taken.length === 0
    ? `Gateway ${called} takes no hosts from namespace ${service.namespace}, so the routes for ${shown} never run there. Add a server for them, or name another gateway.`
    : `Gateway ${called} takes ${listNames(taken)} but not ${shown}, so these routes never run there. Add the host to a server, or name another gateway.`;
}
