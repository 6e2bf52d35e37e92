import { listIn, recordIn, textIn } from '../../mesh';
import { groupOf, isRecord, type Resource } from '../../schema';
import { flatOf, resourcesOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

/** Each clause with what a rule without it is for. */
const clauses = [
  ['from', 'every caller'],
  ['to', 'every call'],
] as const;

export const emptyClause: WorkspaceRule = {
  id: 'empty-clause',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  summary: 'A rule of an AuthorizationPolicy has an empty list of callers or of calls.',
  why: 'istiod reads an empty list as one that is not there, so the rule means every caller or every call, and not none. What was to close a door opens it, or the other way round.',
  source:
    'golang/protobuf jsonpb/decode.go (Unmarshaler.unmarshal); istio/istio pilot/pkg/security/authz/model/model.go (New)',
  check: (input) => findIn(input),
};

const findIn = flatOf(resourcesOf, (resource) =>
  resource.kind === 'AuthorizationPolicy' && groupOf(resource.apiVersion) === 'security.istio.io'
    ? checkPolicy(resource)
    : [],
);

function checkPolicy(resource: Resource): readonly Report[] {
  const spec = recordIn(resource.value, 'spec');
  const action = textIn(spec, 'action') ?? 'ALLOW';
  return listIn(spec, 'rules').flatMap((rule, index) =>
    isRecord(rule) ? checkRule(resource, rule, `${action} for`, ['spec', 'rules', index]) : [],
  );
}

function checkRule(
  resource: Resource,
  rule: Readonly<Record<string, unknown>>,
  says: string,
  path: Report['path'],
): readonly Report[] {
  return clauses.flatMap(([name, all]): Report[] => {
    const list = rule[name];
    if (!Array.isArray(list) || list.length > 0) return [];
    const message = `This rule is ${says} ${all}, not for none: istiod reads the empty list ${name} as no list at all. Fill the list, or remove the rule.`;
    return [{ resource, path: [...path, name], part: 'key', message, ref: 'dec-empty-list' }];
  });
}
