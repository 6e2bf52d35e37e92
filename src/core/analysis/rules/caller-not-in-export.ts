import { groupBy } from '../../lists';
import { exportOf, type Mesh } from '../../mesh';
import { callOf, listNames } from '../istioctl/words';
import { remedyIn } from '../istioctl/remedy';
import { question } from '../question';
import { exportAdvice } from '../runtime/export-to';
import { keepReports } from '../runtime/rule-fates';
import { fateWords, unseenCalls, type UnseenCall } from '../runtime/unseen-calls';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const callerNotInExport: WorkspaceRule = {
  id: 'caller-not-in-export',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls-of-pods',
  severity: 'warning',
  refs: ['V01'],
  summary: 'A workload calls a host whose exportTo leaves its namespace out.',
  why: 'Proxies of a namespace that exportTo does not name do not know the host. Their calls pass as unknown traffic, or fail where only known hosts may be called.',
  source: 'istio/istio pilot/pkg/model/push_context.go (initServiceRegistry, servicesExportedToNamespace)',
  check: question((input, before: readonly Report[] | undefined) => keepReports(reportAll(input), before)),
};

function reportAll(input: RuleInput): readonly Report[] {
  const { mesh } = input;
  const calls = unseenCalls(input).filter(({ unseen, client }) => isKept(unseen) && !isHome(unseen, client.namespace));
  const groups = groupBy(calls, ({ unseen }) => unseen.service.resource.key);
  return [...groups.values()].map((group) => reportOf(group, mesh));
}

function isKept({ why, service }: UnseenCall['unseen']): boolean {
  return why === 'exportTo' && !service.resource.incomplete;
}

/** What names other namespaces and not its own is told of by another rule. */
function isHome({ service }: UnseenCall['unseen'], namespace: string): boolean {
  return service.namespace === namespace && service.exportTo.some((name) => !/^[.*~]$/.test(name));
}

function reportOf(calls: readonly [UnseenCall, ...UnseenCall[]], mesh: Mesh): Report {
  const [{ unseen, host }] = calls;
  const { resource } = unseen.service;
  const namespaces = [...new Set(calls.map(({ client }) => client.namespace))];
  const { who, fate } = fateWords(calls, mesh);
  const message = `${callOf(resource)} is not exported to ${listNames(namespaces)}, so ${host} is unknown to ${who}: ${fate}. ${exportAdvice(resource, namespaces)}`;
  const isWritten = unseen.path.join('.') !== 'spec';
  const path = isWritten ? unseen.path : ['spec', 'hosts'];
  const remedy = exportOf(unseen, namespaces);
  const fix = remedy && remedyIn(resource, `Export it to ${listNames(namespaces)}`, remedy.ops);
  return { resource, path, message, ref: 'V01', fix };
}
