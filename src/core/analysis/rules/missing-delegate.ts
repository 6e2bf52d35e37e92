import { delegateOf, recordIn, textIn } from '../../mesh';
import { mayBeUnread } from '../istioctl/unread';
import { flatOf, question } from '../question';
import type { WorkspaceRule } from '../rule';
import { reportsOf } from '../runtime/find-hits';
import type { Hit } from '../runtime/hits';
import { routeUses } from '../runtime/routings';

export const missingDelegate: WorkspaceRule = {
  id: 'missing-delegate',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['R21'],
  summary: 'A route hands its requests to a VirtualService that is not there for it.',
  why: 'istiod leaves out a route whose delegate does not exist, has hosts, or is not exported to the namespace of the route. Its requests go to a later route, or get 404.',
  source: 'istio/istio pilot/pkg/model/virtualservice.go (mergeVirtualServicesIfNeeded)',
  check: reportsOf((input) => hits(input)),
};

const delegating = flatOf(routeUses, (use) =>
  use.delegate === undefined && use.route.protocol === 'http' && use.route.rule['delegate'] !== undefined ? [use] : [],
);

const hits = question((input): readonly Hit[] => {
  const few = delegating(input);
  if (few.length === 0) return [];
  const { mesh } = input;
  return few.flatMap(({ virtualService, route, path }) => {
    const delegation = delegateOf(mesh, { virtualService, path, rule: route.rule });
    if (delegation === undefined || delegation.found !== undefined) return [];
    const name = textIn(recordIn(route.rule, 'delegate'), 'name') ?? '';
    if (delegation.named === undefined ? mayBeUnread(input, name) : delegation.named.resource.incomplete) return [];
    const fact = delegation.because.replace(/, so .*$/, '').replace(/ and istiod .*$/, '');
    return [
      {
        resource: virtualService.resource,
        path: [...path, 'delegate'],
        part: 'key',
        ref: 'R21',
        clients: [],
        all: [],
        say: () =>
          `${fact}, so this route is left out: its requests go to a later route, or get 404. ${adviceFor(delegation.named)}.`,
      },
    ];
  });
});

function adviceFor(named: { readonly hosts: readonly string[] } | undefined): string {
  if (named === undefined) return 'Name a VirtualService without hosts';
  return named.hosts.length > 0 ? 'Remove hosts and gateways from it' : 'Export it to the namespace of this one';
}
