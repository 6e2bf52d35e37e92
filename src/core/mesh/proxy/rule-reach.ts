import type { Resource } from '../../schema';
import type { Mesh } from '../build';
import type { DestinationRule } from '../destination-rule';
import { hostCovers, hostsOverlap, isClusterLocal } from '../host';
import { clientsOf } from './clients';
import { readsRules } from './policy-clients';
import { selectRule } from './policy-selection';
import type { Candidate, RuleVerdict } from './policy-verdict';
import { hostsAbout, usesOfRule, type RuleUse } from './rule-uses';
import { scopeOf } from './scopes';

/** Why a DestinationRule applies to nothing that the files show. */
export interface NeverApplied {
  /**
   * The same verdict for all clients that could come to it, `no-service` where there is no service, `no-client` where nobody knows it, `several` where
   * verdicts differ.
   */
  readonly why: RuleVerdict | 'no-client' | 'several';
  readonly because: string;
  /** The rule or the service that stands in the way; undefined where none does. */
  readonly by: Resource | undefined;
}

/**
 * Why a rule applies to no call of any client or gateway; undefined where it applies to one, and where files cannot tell: services of the cluster need not
 * be among them.
 */
export function neverApplies(mesh: Mesh, rule: DestinationRule): NeverApplied | undefined {
  if (rule.host === '' || rule.resource.incomplete || mesh.entryIndex.hasUnread) return undefined;
  const hosts = hostsAbout(mesh, rule.host);
  const covered = hosts.filter((host) => hostCovers(rule.host, host));
  if (covered.length === 0) return mayBeInCluster(rule.host) ? undefined : withoutService(mesh, rule, hosts[0]);
  if (countsForSomebody(mesh, rule, covered)) return undefined;
  const uses = usesOfRule(mesh, rule).filter(({ host }) => hostCovers(rule.host, host));
  if (uses.some(({ candidate }) => applies(candidate))) return undefined;
  if (uses.every(({ client }) => !readsRules(client))) return unseen(uses, rule);
  return mayBeInCluster(rule.host) && rule.host.startsWith('*') ? undefined : common(uses);
}

/** Whether it is the first of what counts for some client: most rules are, so that nothing more need be asked about them. */
function countsForSomebody(mesh: Mesh, rule: DestinationRule, hosts: readonly string[]): boolean {
  return hosts.some((host) =>
    clientsOf(mesh).some((client) => {
      const service = readsRules(client) ? scopeOf(mesh, client).service(host) : undefined;
      return service !== undefined && selectRule(mesh, client, service).rule?.rules[0] === rule;
    }),
  );
}

/** Whether anything that a rule says counts for the client. */
export function applies({ verdict, lost, rule }: Candidate): boolean {
  if (verdict === 'wins') return true;
  const parts = Number(rule.policy !== undefined) + rule.subsets.length;
  return verdict === 'merged' && (parts === 0 || lost.length < parts);
}

function mayBeInCluster(host: string): boolean {
  return isClusterLocal(host) || hostsOverlap(host, '*.svc.cluster.local');
}

function withoutService(mesh: Mesh, rule: DestinationRule, pattern: string | undefined): NeverApplied {
  if (pattern === undefined) {
    return { why: 'no-service', because: `No ServiceEntry and no Service has the host ${rule.host}.`, by: undefined };
  }
  const because = `The host ${rule.host} is a part of ${pattern}, and istiod takes rules for that service only whose host covers all of it.`;
  return { why: 'below-wildcard', because, by: mesh.registry.withHost(pattern)[0]?.resource };
}

/** Without proxies that read rules, or without clients that know the host. */
function unseen(uses: readonly RuleUse[], rule: DestinationRule): NeverApplied {
  const [first] = uses;
  if (first) return { why: 'not-read', because: first.candidate.because, by: undefined };
  return {
    why: 'no-client',
    because: `No client and no gateway knows a service of host ${rule.host}.`,
    by: undefined,
  };
}

/** What stands in the way for all, else for the first. */
function common(uses: readonly RuleUse[]): NeverApplied | undefined {
  const found = uses.filter(({ client }) => readsRules(client)).map(({ candidate }) => candidate);
  const [first] = found;
  if (first === undefined) return undefined;
  const isOne = found.every((each) => each.verdict === first.verdict);
  return { why: isOne ? first.verdict : 'several', because: first.because, by: first.by?.resource };
}

/** Whether some rule counts for a proxy's calls to a host of a namespace's service. */
export function visibleRuleExists(
  mesh: Pick<Mesh, 'ruleIndex'>,
  namespace: string,
  host: string,
  serviceNamespace: string,
): boolean {
  return mesh.ruleIndex.find(namespace, host, serviceNamespace).length > 0;
}
