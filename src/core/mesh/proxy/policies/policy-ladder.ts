import { compareAge } from '../../base';
import type { DestinationRule } from '../../destination-rule';
import { hostCovers } from '../../host';
import type { RuleIndex, Step } from '../../rule-index';
import type { MergedRule } from '../../rule-pool';
import { isVisibleIn } from '../../visibility';
import { labelsForRules, readsRules } from './policy-clients';
import { placeInList } from './policy-list';
import * as reason from './policy-reasons';
import type { Candidate, RuleVerdict } from './policy-verdict';
import type { Proxy } from '../clients/proxy';
import type { MeshService } from '../services/service';

/** A proxy that asks for the rules of a service, and what it gets. */
interface Question {
  readonly index: RuleIndex;
  readonly proxy: Proxy;
  readonly service: Pick<MeshService, 'host' | 'namespace'>;
  /** The rule that counts. */
  readonly chosen: MergedRule | undefined;
}

interface Ladder extends Question {
  readonly steps: readonly Step[];
  /** The step that decides; -1 where none does. */
  readonly deciding: number;
}

/** All rules that could apply to a service, in the order in which istiod tries them, else the oldest first, with what becomes of each for this proxy. */
export function candidatesOf(question: Question): readonly Candidate[] {
  const { index, proxy, service } = question;
  const rules = index.aboutHost(service.host).toSorted(compareAge);
  if (!readsRules(proxy)) return rules.map((rule) => wholly(rule, 'not-read', reason.notRead(proxy.kind)));
  const steps = index.steps(proxy.namespace, service.host, service.namespace);
  const ladder = { ...question, steps, deciding: steps.findIndex((step) => step.visible.length > 0) };
  return rules
    .map((rule) => ({ candidate: judge(ladder, rule), at: placeOf(ladder, rule) }))
    .sort((a, b) => a.at.step - b.at.step || a.at.host - b.at.host || a.at.index - b.at.index)
    .map(({ candidate }) => candidate);
}

function wholly(
  rule: DestinationRule,
  verdict: RuleVerdict,
  because: string,
  by?: DestinationRule,
  tied = false,
): Candidate {
  return { rule, verdict, because, by, lost: [['spec']], tied };
}

function judge(ladder: Ladder, rule: DestinationRule): Candidate {
  const { proxy, service, steps, deciding } = ladder;
  if (!hostCovers(rule.host, service.host)) return wholly(rule, 'below-wildcard', reason.belowWildcard(service.host));
  if (!steps.some((step) => step.namespace === rule.namespace))
    return wholly(rule, 'never-asked', reason.neverAsked(rule, steps, proxy.kind));
  if (!isOffered(ladder, rule)) return wholly(rule, 'not-exported', reason.notExported(rule, proxy.namespace));
  const index = stepOf(steps, rule);
  const step = steps[index] as Step;
  if (deciding >= 0 && index > deciding) return passedOver(ladder, rule);
  const found = step.found.find((each) => each.rules.includes(rule));
  const first = step.found[0]?.rules[0];
  if (found === undefined) return wholly(rule, 'less-specific', reason.lessSpecific(first), first);
  if (!step.visible.some((each) => each.rules.includes(rule))) return swallowed(rule, found);
  return { rule, ...placeInList(rule, step.visible, ladder.chosen, labelsForRules(proxy)) };
}

/** A rule that is exported further than the one that it was merged into. */
function swallowed(rule: DestinationRule, into: MergedRule): Candidate {
  const by = into.rules[0];
  return wholly(rule, 'swallowed', reason.swallowedByExport(rule, by), by, true);
}

function passedOver({ steps, deciding, chosen }: Ladder, rule: DestinationRule): Candidate {
  const by = chosen?.rules[0] ?? steps[deciding]?.visible[0]?.rules[0];
  return chosen === undefined
    ? wholly(rule, 'unselected-first', reason.unselectedFirst(by), by)
    : wholly(rule, 'other-namespace', reason.otherNamespace(rule, by), by);
}

/** Whether a rule's `exportTo`, or what the mesh says in its place, shows it to the client (pilot/pkg/model/push_context.go, setDestinationRules). */
function isOffered({ index, proxy }: Ladder, rule: DestinationRule): boolean {
  const own = rule.namespace === proxy.namespace;
  if (rule.exportTo.length === 0) return own || !index.keepsToItself;
  return isVisibleIn(rule.exportTo, rule.namespace, proxy.namespace);
}

/** The first step that has the rule, else the first that asks its namespace. */
function stepOf(steps: readonly Step[], rule: DestinationRule): number {
  const having = steps.findIndex(
    (step) => step.namespace === rule.namespace && step.found.some((each) => each.rules.includes(rule)),
  );
  return having >= 0 ? having : steps.findIndex((step) => step.namespace === rule.namespace);
}

function placeOf(
  { steps, service }: Ladder,
  rule: DestinationRule,
): { readonly step: number; readonly host: number; readonly index: number } {
  const asked = stepOf(steps, rule);
  const found = steps[asked]?.found ?? [];
  return {
    step: asked < 0 || !hostCovers(rule.host, service.host) ? steps.length : asked,
    host: rule.host === service.host ? -Infinity : -rule.host.length,
    index: found.findIndex((each) => each.rules.includes(rule)) * 1000 + indexIn(found, rule),
  };
}

function indexIn(found: readonly MergedRule[], rule: DestinationRule): number {
  return found.find((each) => each.rules.includes(rule))?.rules.indexOf(rule) ?? 0;
}
