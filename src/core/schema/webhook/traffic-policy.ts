import type { Subject } from '../report';
import { checkClientTls } from './client-tls';
import { checkConnectionPool } from './connection-pool';
import { refuseEmptyBlock } from './empty-block';
import { checkLoadBalancer } from './load-balancer';
import { checkOutlierDetection } from './outlier';
import { has, itemsOf, type Spot } from './read';
import { refuse } from './refuse';

const portBlocks = ['outlierDetection', 'connectionPool', 'loadBalancer', 'tls'];
const policyBlocks = [...portBlocks, 'tunnel', 'proxyProtocol', 'retryBudget'];

/**
 * The policy of a DestinationRule or of one of its subsets (istio/istio pkg/config/validation/validation.go, validateTrafficPolicy). `warns` says
 * whether its warnings reach the user: of a subset istiod keeps the errors alone (validateSubset).
 */
export function checkTrafficPolicy(subject: Subject, policy: Spot, warns: boolean): void {
  const ports = policy.value['portLevelSettings'];
  const hasPorts = has(policy, 'portLevelSettings') && !(Array.isArray(ports) && ports.length === 0);
  if (!hasPorts && !policyBlocks.some((name) => has(policy, name)))
    return refuseEmptyBlock(subject, policy.path, 'a block such as connectionPool', 'wh-dr-tp-empty');
  if (has(policy, 'tunnel') && has(policy, 'proxyProtocol')) return refuseTunnel(subject, policy);
  checkBlocks(subject, policy, warns);
  for (const port of itemsOf(policy, 'portLevelSettings')) checkPort(subject, port);
}

function checkBlocks(subject: Subject, policy: Spot, warns: boolean): void {
  checkOutlierDetection(subject, policy, warns);
  checkConnectionPool(subject, policy);
  checkLoadBalancer(subject, policy, warns);
  checkClientTls(subject, policy);
}

function refuseTunnel(subject: Subject, policy: Spot): void {
  refuse(subject, {
    rule: 'conflicting-fields',
    path: [...policy.path, 'proxyProtocol'],
    part: 'key',
    ref: 'wh-dr-tunnel-proxyproto',
    message: 'A connection takes only one of tunnel and proxyProtocol; istiod refuses both. Remove one.',
  });
}

/** Settings of one port; which number it has is never looked at (validatePortTrafficPolicies). */
function checkPort(subject: Subject, setting: Spot): void {
  if (!has(setting, 'port')) {
    refuse(subject, {
      rule: 'missing-field',
      path: [...setting.path, 'port'],
      near: setting.path,
      part: 'key',
      ref: 'wh-dr-pls-port',
      message: 'port is missing in portLevelSettings; istiod refuses settings without one. Add it.',
    });
  }
  if (portBlocks.some((name) => has(setting, name))) checkBlocks(subject, setting, false);
  else refuseEmptyBlock(subject, setting.path, 'a block such as connectionPool', 'wh-dr-pls-empty');
}
