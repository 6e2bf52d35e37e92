import type { Subject } from '../report';
import { checkCondition } from './authorization-condition';
import { checkOperations, checkSources, knowsTrustDomains } from './authorization-match';
import { checkTargets } from './policy-target';
import { childOf, countOf, has, itemsOf, specOf, textOf, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';

/** What istiod has to say about a policy (istio/istio pkg/config/validation/validation.go, ValidateAuthorizationPolicy). */
export function checkAuthorizationPolicy(subject: Subject): void {
  const spec = specOf(subject.resource);
  const action = textOf(spec, 'action') || 'ALLOW';
  checkTargets(subject, spec, { selector: 'wh-ap-selector', target: 'wh-ap-targetref' });
  checkAction(subject, spec, action);
  for (const rule of itemsOf(spec, 'rules')) {
    if (action === 'CUSTOM') checkCustom(subject, rule);
    checkSources(subject, rule);
    checkOperations(subject, rule);
    for (const condition of itemsOf(rule, 'when')) checkCondition(subject, condition);
    if (action === 'DENY') checkDeny(subject, rule);
  }
}

function checkAction(subject: Subject, spec: Spot, action: string): void {
  const isCustom = action === 'CUSTOM';
  if ((isCustom || action === 'DENY') && countOf(spec, 'rules') === 0) {
    const written = has(spec, 'rules');
    refuse(subject, {
      rule: 'policy-without-rules',
      path: [...spec.path, 'rules'],
      part: 'key',
      ...(written ? {} : { near: [...spec.path, 'action'] }),
      ref: isCustom ? 'wh-ap-custom-rules' : 'wh-ap-deny-rules',
      message: `${action} without rules applies to no call, and istiod refuses the policy. Add a rule; {} is one for all calls.`,
    });
  } else if (isCustom) checkProvider(subject, spec);
  if (isCustom || !has(spec, 'provider')) return;
  refuse(subject, {
    rule: 'conflicting-fields',
    path: [...spec.path, 'provider'],
    part: 'key',
    ref: 'wh-ap-provider-noncustom',
    message: `provider goes with action CUSTOM, and istiod refuses it with ${action}. Remove it, or write CUSTOM.`,
  });
}

function checkProvider(subject: Subject, spec: Spot): void {
  const provider = childOf(spec, 'provider');
  if (provider && textOf(provider, 'name') !== '') return;
  const path = provider ? [...provider.path, 'name'] : [...spec.path, 'provider'];
  const isWritten = provider !== undefined && has(provider, 'name');
  refuse(subject, {
    rule: 'missing-field',
    path,
    part: 'key',
    ...(isWritten ? {} : { near: provider ? provider.path : [...spec.path, 'action'] }),
    ref: 'wh-ap-custom-provider',
    message:
      'CUSTOM needs provider.name, who decides; istiod refuses the policy. Name a provider of the mesh settings.',
  });
}

const unknownToCustom = ['namespaces', 'serviceAccounts', 'trustDomains', 'principals', 'requestPrincipals'];
const keysUnknownToCustom = ['source.namespace', 'source.serviceAccount', 'source.trustDomain', 'source.principal'];

/** The external authorizer is asked before identities are known to the rules of a policy. */
function checkCustom(subject: Subject, rule: Spot): void {
  const says = (path: Spot['path'], part: 'key' | 'value', what: string): void =>
    refuse(subject, {
      rule: 'custom-condition',
      path,
      part,
      ref: 'wh-ap-custom-fields',
      message: `CUSTOM cannot look at ${what}, and istiod refuses the policy. Remove it, or use DENY or ALLOW for it.`,
    });
  for (const from of itemsOf(rule, 'from')) {
    const source = childOf(from, 'source');
    if (!source) continue;
    for (const name of unknownToCustom.flatMap((each) => [each, negated(each)]))
      if (countOf(source, name) > 0 && (!/trustDomains/i.test(name) || knowsTrustDomains(subject)))
        says([...source.path, name], 'key', name);
  }
  for (const condition of itemsOf(rule, 'when')) {
    const key = textOf(condition, 'key');
    const isUnread = key === 'source.trustDomain' && !knowsTrustDomains(subject);
    if (!isUnread && (keysUnknownToCustom.includes(key) || key.startsWith('request.auth.')))
      says([...condition.path, 'key'], 'value', key);
  }
}

function negated(name: string): string {
  return `not${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const seenInTcp = ['principals', 'namespaces', 'ipBlocks', 'remoteIpBlocks', 'serviceAccounts'];

/** On a TCP port nothing is known of requests, and a DENY rule counts as met in what cannot be known. */
function checkDeny(subject: Subject, rule: Spot): void {
  const sources = itemsOf(rule, 'from').flatMap((from) => childOf(from, 'source') ?? []);
  const operations = itemsOf(rule, 'to').flatMap((to) => childOf(to, 'operation') ?? []);
  const uses = (spots: readonly Spot[], names: readonly string[]): boolean =>
    spots.some((spot) => names.some((name) => countOf(spot, name) + countOf(spot, negated(name)) > 0));
  const isWide = operations.length > 0 ? !uses(operations, ['ports']) : sources.length > 0 && !uses(sources, seenInTcp);
  if (!isWide) return;
  warn(subject, {
    rule: 'deny-http-only',
    path: rule.path,
    part: 'key',
    ref: 'wh-ap-deny-http-only',
    message: `${labelAt(subject, rule.path)} looks at requests alone, so on TCP ports it denies every connection; istiod warns of it. Name the HTTP ports in to.operation.ports.`,
  });
}
