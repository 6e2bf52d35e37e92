import { closest } from '../../schema';
import { drawnGateways, type DrawnGateway } from '../istioctl/gateway-servers';
import { drawsPods, podsOf, podsSelectedBy, showSelector } from '../istioctl/pods';
import { remedyIn } from '../istioctl/remedy';
import { serviceOfPods } from '../istioctl/service-selectors';
import type { Seen } from '../istioctl/scope';
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
  why: 'No proxy takes the Gateway’s listeners, so what is sent to it meets a closed port. A wrong value of a label is the usual cause. Pods that a Service with the same labels stands for are taken to run, and where nothing but a design draws pods, a selector is held against them only if it nearly matches.',
  source:
    'istio/istio pkg/config/analysis/analyzers/gateway/gateway.go (analyzeGateway); pkg/config/analysis/analyzers/gateway/secret.go (Analyze)',
  check: (input) =>
    podsOf(input).length === 0
      ? []
      : drawnGateways(input)
          .filter(({ seen, selector }) => !seen.resource.incomplete && podsSelectedBy(input, selector).length === 0)
          .flatMap((gateway) => reportGateway(input, gateway)),
};

function reportGateway(input: RuleInput, gateway: DrawnGateway): readonly Report[] {
  const { resource } = gateway.seen;
  const { selector } = gateway;
  const [[key = '', value = ''] = [], ...others] = Object.entries(selector);
  const path = ['spec', 'selector', ...(others.length === 0 ? [key] : [])];
  const report = { resource, path, code: 'IST0101', ref: 'IST0101-gw-selector', refType: 'selector' };
  const service = serviceOfPods(input, selector);
  // The pods of a gateway are seldom among the files of who calls out by it.
  if (service)
    return drawsPods(input) ? [{ ...report, severity: 'info', message: vouchedWords(gateway, service) }] : [];
  const meant = others.length === 0 ? closest(value, valuesOf(input, key)) : undefined;
  if (meant === undefined) {
    const message = `${factOf(gateway)} Add the pods, or correct the selector.`;
    return drawsPods(input) ? [{ ...report, message }] : [];
  }
  const fix = remedyIn(resource, `Select ${key}=${meant}`, [{ type: 'set', path, value: meant }]);
  const severity = drawsPods(input) ? 'error' : 'warning';
  return [{ ...report, severity, message: `${factOf(gateway)} Write ${key}: ${meant}.`, fix }];
}

function factOf({ name, selector }: DrawnGateway): string {
  return `No pod in the files has ${showSelector(selector)}, so no proxy listens for Gateway ${name}.`;
}

function vouchedWords({ selector }: DrawnGateway, { namespace, name }: Seen): string {
  return `No pod in the files has ${showSelector(selector)}, which istioctl analyze reports if it sees only these files. Service ${namespace}/${name} selects such pods, so Fairway takes them to run.`;
}

/** The values that drawn pods have for a label. */
function valuesOf(input: RuleInput, key: string): readonly string[] {
  return [...new Set(podsOf(input).flatMap(({ labels }) => (Object.hasOwn(labels, key) ? (labels[key] ?? []) : [])))];
}
