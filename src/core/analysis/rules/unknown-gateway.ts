import { gatewaysOf, gatewayUses, isGenerated, type FoundGateway, type GatewayUse } from '../istioctl/gateways';
import { remedyIn } from '../istioctl/remedy';
import { mayBeUnread } from '../istioctl/unread';
import { callOf } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';

export const unknownGateway: WorkspaceRule = {
  id: 'unknown-gateway',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  summary: 'A VirtualService is bound to a gateway that does not exist.',
  why: 'Its routes then apply at no gateway: calls that arrive there get 404, or go where another VirtualService sends them.',
  source: 'istio/istio pkg/config/analysis/analyzers/virtualservice/gateways.go, analyzeVirtualService',
  check: (input) => {
    const gateways = gatewaysOf(input);
    return gatewayUses(input).flatMap((use) =>
      isGenerated(use) || gateways.has(`${use.namespace}/${use.name}`) || mayBeUnread(input, use.name)
        ? []
        : [reportOf(use, gateways)],
    );
  },
};

function reportOf(use: GatewayUse, gateways: ReadonlyMap<string, FoundGateway>): Report {
  const { service, written, path, namespace, name } = use;
  const elsewhere = [...gateways.values()].filter(({ seen }) => seen.name === name || called(seen) === written);
  const [only, ...more] = elsewhere;
  const meant = only && more.length === 0 ? called(only.seen) : undefined;
  const fact = `There is no Gateway ${namespace}/${name}, so these routes apply at none of that name`;
  return {
    resource: service.resource,
    path,
    message:
      only && meant
        ? `${fact}; ${callOf(only.seen.resource)} exists. Write ${meant}.`
        : `${fact}. Correct the name, or add the Gateway.`,
    code: 'IST0101',
    refType: 'gateway',
    ref: 'IST0101-vs-gw',
    fix:
      meant === undefined
        ? undefined
        : remedyIn(service.resource, `Write ${meant}`, [{ type: 'set', path, value: meant }]),
  };
}

function called({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
