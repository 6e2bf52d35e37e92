import { ifWanted, remedyIn } from '../istioctl/remedy';
import { callOf } from '../istioctl/words';
import { question } from '../question';
import type { Report, WorkspaceRule } from '../rule';
import { namedEntries, namesPath, type NamedEntry } from '../runtime/named-entries';

export const namesReplaced: WorkspaceRule = {
  id: 'names-replaced',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'warning',
  refs: ['T12'],
  summary: 'A ServiceEntry lists subjectAltNames, and those of the DestinationRule count in their place.',
  why: 'istiod takes the names of the ServiceEntry only while the tls block of the DestinationRule lists none. A name that stands in the ServiceEntry alone is not accepted, and one that was removed there still is.',
  source: 'istio/istio pilot/pkg/networking/core/cluster_tls.go (buildUpstreamTLSSettings)',
  check: question((input) => namedEntries(input).flatMap(findReports)),
};

function findReports({ resource, uses }: NamedEntry): readonly Report[] {
  const replaced = uses.find(({ cluster }) => cluster.tls.namesFrom === 'rule');
  const rule = replaced?.cluster.tls.block?.resource;
  if (rule === undefined || uses.some(({ cluster }) => cluster.tls.namesFrom === 'service')) return [];
  return [
    {
      resource,
      path: namesPath,
      part: 'key',
      ref: 'T12',
      message: `These names have no effect: ${callOf(rule)} lists subjectAltNames of its own, and only those are checked. Keep one list.`,
      fix: ifWanted(remedyIn(resource, 'Remove the names without effect', [{ type: 'delete', path: namesPath }])),
    },
  ];
}
