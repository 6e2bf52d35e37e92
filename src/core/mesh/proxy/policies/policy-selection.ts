import type { Mesh } from '../../build';
import { matchesLabels, type MergedRule } from '../../rule-pool';
import { chooseRule, RuleIndex } from '../../rule-index';
import type { DestinationRule } from '../../destination-rule';
import { IdentityMap } from '../identity-map';
import type { Loser } from '../listeners/listener';
import { candidatesOf } from './policy-ladder';
import type { Candidate } from './policy-verdict';
import { labelsForRules, readsRules } from './policy-clients';
import type { Proxy } from '../clients/proxy';
import type { MeshService } from '../services/service';

/** The rule that counts for a proxy's calls to a service, and all others that could. */
export interface Selection {
  /** Undefined where no rule counts. */
  readonly rule: MergedRule | undefined;
  /** In the order in which istiod tries them. */
  readonly candidates: readonly Candidate[];
}

/** What a service is known by to rules. */
export type ServiceName = Pick<MeshService, 'host' | 'namespace'>;

const selections = new IdentityMap<Selection>();

/**
 * The rule for a proxy's calls to a service. Whatever has no Envoy that istiod sends clusters to reads none. Selections that come from the same rules are
 * the same object.
 */
export function selectRule(mesh: Mesh, proxy: Proxy, service: ServiceName): Selection {
  const rules = mesh.ruleIndex.aboutHost(service.host);
  if (rules.length === 0) return nothing;
  return selections.get(rules, keyOf(mesh, proxy, service, rules), () => makeSelection(mesh, proxy, service));
}

const nothing: Selection = { rule: undefined, candidates: [] };

function keyOf(mesh: Mesh, proxy: Proxy, service: ServiceName, rules: readonly DestinationRule[]): string {
  const { rootNamespace, destinationRuleExportTo } = mesh.settings;
  const own = `${proxy.kind} ${proxy.namespace} ${service.namespace} ${service.host} ${rootNamespace} ${destinationRuleExportTo}`;
  if (rules.every((rule) => rule.selector === undefined)) return own;
  const selected = rules.map((rule) => Number(rule.selector && matchesLabels(rule.selector, proxy.labels)));
  return `${own} ${selected.join('')}`;
}

function makeSelection({ ruleIndex, settings }: Mesh, proxy: Proxy, service: ServiceName): Selection {
  const found = readsRules(proxy) ? ruleIndex.find(proxy.namespace, service.host, service.namespace) : [];
  const rule = chooseRule(found, labelsForRules(proxy));
  const { host, namespace } = service;
  return new RuleSelection(rule, ruleIndex.aboutHost(host), { settings, proxy, service: { host, namespace } });
}

/**
 * What is said of the candidates is worked out when somebody asks, since few do, and from the rules about the host alone: the index of all rules would be kept with
 * every selection. A class, since there are thousands: a getter in an object literal would give each an object shape of its own.
 */
class RuleSelection implements Selection {
  private found: readonly Candidate[] | undefined;

  constructor(
    readonly rule: MergedRule | undefined,
    private readonly rules: readonly DestinationRule[],
    private readonly asked: {
      readonly settings: Mesh['settings'];
      readonly proxy: Proxy;
      readonly service: ServiceName;
    },
  ) {}

  get candidates(): readonly Candidate[] {
    const { rule, rules, asked } = this;
    const { settings, proxy, service } = asked;
    return (this.found ??= candidatesOf({ index: new RuleIndex(rules, settings), proxy, service, chosen: rule }));
  }
}

/** What the candidates lost, each part by itself. */
export function losersOf(selection: Selection): readonly Loser[] {
  return selection.candidates.flatMap(({ rule, lost, because, tied }) =>
    lost.map((path) => ({ resource: rule.resource, path, because, tied })),
  );
}
