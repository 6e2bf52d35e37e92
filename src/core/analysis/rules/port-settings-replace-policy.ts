import { recordIn, type DestinationRule, type Mesh } from '../../mesh';
import { listIn } from '../../mesh';
import { remedyIn } from '../istioctl/remedy';
import { listNames } from '../istioctl/words';
import type { Report, WorkspaceRule } from '../rule';
import { isInForce, isOnlyBalancing, leftOut, mayHavePort, repeating, servicesFor } from '../runtime/rule-blocks';
import { forRules } from '../runtime/rule-fates';

export const portSettingsReplacePolicy: WorkspaceRule = {
  id: 'port-settings-replace-policy',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['V12'],
  summary: 'Settings for a port leave out blocks that the policy of the rule has.',
  why: 'portLevelSettings replace the policy for their port and are not merged with it. Blocks that they leave out are those of Envoy there: no ejection, no limits, no TLS. It is only advice where nothing but the choice among equal endpoints is lost.',
  source: 'istio/istio pilot/pkg/networking/util/util.go (GetPortLevelTrafficPolicy)',
  check: forRules(checkRule),
};

function checkRule(rule: DestinationRule, mesh: Mesh): readonly Report[] {
  const ports = rule.policy?.ports ?? [];
  if (ports.length === 0) return [];
  const services = servicesFor(rule, mesh);
  const reports = ports
    .filter(({ number }, index) => ports.findIndex((each) => each.number === number) === index)
    .filter(({ number }) => mayHavePort(services, number))
    .flatMap((port) => {
      const policy = recordIn(recordIn(rule.resource.value, 'spec'), 'trafficPolicy');
      const lost = leftOut(policy, recordIn(listIn(policy, 'portLevelSettings'), port.index), services);
      return lost.length > 0 ? [reportOf(rule, port, lost, policy)] : [];
    });
  return reports.length > 0 && isInForce(rule, mesh) ? reports : [];
}

function reportOf(
  { resource }: DestinationRule,
  { index, number }: { readonly index: number; readonly number: number },
  lost: readonly string[],
  policy: Readonly<Record<string, unknown>>,
): Report {
  const at = ['spec', 'trafficPolicy', 'portLevelSettings', index];
  const [names, one] = [listNames(lost), lost.length === 1];
  const blockOf = (name: string): Readonly<Record<string, unknown>> => recordIn(policy, name);
  const message = `Settings for port ${number} replace the whole policy there: ${names} of the rule ${one ? 'does' : 'do'} not apply on port ${number}. Repeat ${one ? 'it' : 'them'} for the port.`;
  const ops = repeating(at, lost, blockOf);
  return {
    resource,
    path: [...at, 'port', 'number'],
    message,
    ref: 'V12',
    ...(isOnlyBalancing(lost, blockOf) ? { severity: 'info' } : {}),
    fix: ops && remedyIn(resource, `Repeat ${names} for port ${number}`, ops),
  };
}
