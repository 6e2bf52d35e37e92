import type { Resource } from '../../../schema';
import type { Mesh } from '../../build';
import type { DestinationRule } from '../../destination-rule';
import { hostCovers, hostsOverlap, isClusterLocal } from '../../host';
import { apiGatewayPods } from '../gateways/api-gateways';
import { readsRules } from './policy-clients';
import { selectRule } from './policy-selection';
import type { Candidate, RuleVerdict } from './policy-verdict';
import { clientsFor, hostsAbout, usesAt, type RuleUse } from './rule-uses';
import { scopeOf } from '../scope/scopes';

/** Why a DestinationRule applies to nothing that the files show. */
interface NeverApplied {
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
  if (covered.some((host) => countsAt(mesh, rule, host))) return undefined;
  const uses = firstUses(mesh, rule, covered);
  if (uses.every(({ client }) => !readsRules(client))) return unseen(uses, rule);
  return mayBeInCluster(rule.host) && rule.host.startsWith('*') ? undefined : common(uses);
}

/** Whether something that a rule says counts for some client of a host. */
function countsAt(mesh: Mesh, rule: DestinationRule, host: string): boolean {
  const isOwn = mesh.registry.withHost(host).some((each) => each.namespace === rule.namespace);
  const isRoot = rule.namespace === mesh.settings.rootNamespace;
  if (isRoot && !isOwn && isTaken(mesh, rule, host)) return false;
  return [...clientsFor(mesh, host), ...apiGatewayPods(mesh)].some((client) => {
    if (!readsRules(client) || !(isOwn || isRoot || client.namespace === rule.namespace)) return false;
    const service = scopeOf(mesh, client).service(host);
    const selection = service && selectRule(mesh, client, service);
    if (!selection?.rule?.rules.includes(rule)) return false;
    return selection.rule.rules[0] === rule || selection.candidates.some((each) => each.rule === rule && applies(each));
  });
}

/** Whether all that define the host have rules for everybody, so that nobody's question gets to the root namespace. */
function isTaken({ registry, ruleIndex }: Mesh, rule: DestinationRule, host: string): boolean {
  return registry.withHost(host).every(({ namespace }) => {
    const [first] = ruleIndex.find('', host, namespace);
    return first !== undefined && first.namespace !== rule.namespace;
  });
}

/** What becomes of the rule at the first host that somebody knows. */
function firstUses(mesh: Mesh, rule: DestinationRule, hosts: readonly string[]): readonly RuleUse[] {
  for (const host of hosts) {
    const uses = usesAt(mesh, rule, host);
    if (uses.length > 0) return uses;
  }
  return [];
}

/** Whether anything that a rule says counts for the client. */
function applies({ verdict, lost, rule }: Candidate): boolean {
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
