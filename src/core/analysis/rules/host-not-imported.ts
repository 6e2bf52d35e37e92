import { groupBy, itemsOf } from '../../lists';
import { exclusionsOf, importName, importOf, listsHost, scopeOf, type Mesh } from '../../mesh';
import type { Resource } from '../../schema';
import { joinNames, type Path } from '../../text';
import { valueAt, type Op } from '../../yaml';
import { callOf } from '../istioctl/words';
import { remedyIn, takingAway } from '../istioctl/remedy';
import { question } from '../question';
import { keepReports } from '../runtime/rule-fates';
import { fateWords, unseenCalls, type UnseenCall } from '../runtime/unseen-calls';
import type { OneRemedy, Report, WorkspaceRule } from '../rule';
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
  const scope = scopeOf(mesh, client);
  const exclusions = exclusionsOf(scope, unseen);
  const missing = exclusions.length > 0 && listsHost(scope, unseen) ? undefined : value;
  const what = `${service.host} of ${callOf(service.resource)}`;
  const [fact, advice] =
    exclusions.length > 0
      ? [
          `${joinNames(exclusions)} ${exclusions.length > 1 ? 'take' : 'takes'} ${what} out of these hosts`,
          `Remove ${exclusions.length > 1 ? 'them' : 'it'}${missing === undefined ? '' : `, and add ${missing}`}`,
        ]
      : [`These hosts do not cover ${what}`, `Add ${value}`];
  const unknown = service.host === host ? 'it' : host;
  return {
    resource: sidecar,
    path,
    message: `${fact}, so ${unknown} is unknown to ${who}: ${fate}. ${advice}.`,
    ref: 'V04',
    fix: exclusions.length > 0 ? withoutExclusions(sidecar, path, exclusions, missing) : withImport(calls[0]),
  };
}

function withImport({ unseen, client }: UnseenCall): OneRemedy | undefined {
  const remedy = importOf(unseen, client.namespace);
  return remedy && remedyIn(remedy.resource, `Import ${importName(unseen, client.namespace)}`, remedy.ops);
}

/** Takes exclusions out of a list of hosts, and puts in what the list lacks besides. What else they keep out comes in with it. */
function withoutExclusions(
  sidecar: Resource,
  path: Path,
  exclusions: readonly string[],
  missing: string | undefined,
): OneRemedy {
  const hosts = itemsOf(valueAt(sidecar.value, path));
  const taken = hosts.flatMap((host, index) => (exclusions.includes(String(host)) ? [index] : [])).reverse();
  const ops: Op[] = taken.map((index) => ({ type: 'delete', path: [...path, index] }));
  if (missing !== undefined) ops.push({ type: 'insert', path, index: hosts.length - taken.length, value: missing });
  const title = `Remove ${joinNames(exclusions)}${missing === undefined ? '' : `, and import ${missing}`}`;
  return takingAway(sidecar, title, ops);
}
