import { groupBy } from '../../lists';
import { exclusionsOf, importName, importOf, listsHost, scopeOf, type Mesh } from '../../mesh';
import type { Resource } from '../../schema';
import { joinNames } from '../../text';
import { callOf } from '../istioctl/words';
import { remedyIn } from '../istioctl/remedy';
import { question } from '../question';
import { keepReports } from '../runtime/rule-fates';
import { fateWords, unseenCalls, type UnseenCall } from '../runtime/unseen-calls';
import type { Report, WorkspaceRule } from '../rule';
import type { RuleInput } from '../run';

export const hostNotImported: WorkspaceRule = {
  id: 'host-not-imported',
  scope: 'workspace',
  layer: 'runtime',
  asks: 'calls-of-pods',
  severity: 'warning',
  refs: ['V04'],
  summary: 'A workload calls a host that its Sidecar does not import.',
  why: 'A Sidecar with egress limits what its pods know to the hosts that it lists. Calls to all others pass as unknown traffic, or fail where only known hosts may be called, though the files define them.',
  source: 'istio/istio pilot/pkg/model/sidecar.go (convertToSidecarScope, selectServices)',
  check: question((input, before: readonly Report[] | undefined) => keepReports(reportAll(input), before)),
};

function reportAll(input: RuleInput): readonly Report[] {
  const { mesh } = input;
  const calls = unseenCalls(input).filter(({ unseen }) => unseen.why === 'not-imported');
  const groups = groupBy(calls, ({ unseen, host }) => `${unseen.by?.key ?? ''} ${host}`);
  return [...groups.values()].flatMap((group) => {
    const sidecar = group[0].unseen.by;
    return sidecar && !sidecar.incomplete ? [reportOf(sidecar, group, mesh)] : [];
  });
}

function reportOf(sidecar: Resource, calls: readonly [UnseenCall, ...UnseenCall[]], mesh: Mesh): Report {
  const [{ unseen, host, client }] = calls;
  const { service, path } = unseen;
  const { who, fate } = fateWords(calls, mesh);
  const value = importName(unseen, client.namespace);
  const remedy = importOf(unseen, client.namespace);
  const scope = scopeOf(mesh, client);
  const exclusions = exclusionsOf(scope, unseen);
  const what = `${service.host} of ${callOf(service.resource)}`;
  const [fact, advice] =
    exclusions.length > 0
      ? [
          `${joinNames(exclusions)} ${exclusions.length > 1 ? 'take' : 'takes'} ${what} out of these hosts`,
          `Remove ${exclusions.length > 1 ? 'them' : 'it'}${listsHost(scope, unseen) ? '' : `, and add ${value}`}`,
        ]
      : [`These hosts do not cover ${what}`, `Add ${value}`];
  const unknown = service.host === host ? 'it' : host;
  return {
    resource: sidecar,
    path,
    message: `${fact}, so ${unknown} is unknown to ${who}: ${fate}. ${advice}.`,
    ref: 'V04',
    fix: remedy && remedyIn(sidecar, `Import ${value}`, remedy.ops),
  };
}
