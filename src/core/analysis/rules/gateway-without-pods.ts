import { closest } from '../../schema';
import { drawnGateways, type DrawnGateway } from '../istioctl/gateway-servers';
import { podsOf, podsSelectedBy, showSelector } from '../istioctl/pods';
import { remedyIn } from '../istioctl/remedy';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const gatewayWithoutPods: WorkspaceRule = {
  id: 'gateway-without-pods',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  sees: 'drawn',
  summary: 'The selector of a Gateway matches no pod.',
  why: 'No proxy takes the Gateway’s listeners, so what is sent to it meets a closed port. A wrong value of a label is the usual cause.',
  source:
    'istio/istio pkg/config/analysis/analyzers/gateway/gateway.go (analyzeGateway); pkg/config/analysis/analyzers/gateway/secret.go (Analyze)',
  check: (input) =>
    podsOf(input).length === 0
      ? []
      : drawnGateways(input)
          .filter(({ seen, selector }) => !seen.resource.incomplete && podsSelectedBy(input, selector).length === 0)
          .map((gateway) => reportGateway(input, gateway)),
};

function reportGateway(input: RuleInput, { seen, name, selector }: DrawnGateway): Report {
  const { resource } = seen;
  const [[key = '', value = ''] = [], ...others] = Object.entries(selector);
  const path = ['spec', 'selector', ...(others.length === 0 ? [key] : [])];
  const meant = others.length === 0 ? closest(value, valuesOf(input, key)) : undefined;
  const advice = meant === undefined ? 'Draw the pods, or correct the selector.' : `Write ${key}: ${meant}.`;
  return {
    resource,
    path,
    message: `No drawn pod has ${showSelector(selector)}, so no proxy listens for Gateway ${name}. ${advice}`,
    code: 'IST0101',
    ref: 'IST0101-gw-selector',
    refType: 'selector',
    ...(meant === undefined
      ? {}
      : { fix: remedyIn(resource, `Select ${key}=${meant}`, [{ type: 'set', path, value: meant }]) }),
  };
}

/** The values that drawn pods have for a label. */
function valuesOf(input: RuleInput, key: string): readonly string[] {
  return [...new Set(podsOf(input).flatMap(({ labels }) => (Object.hasOwn(labels, key) ? (labels[key] ?? []) : [])))];
}
