import { listIn, recordIn } from '../../mesh';
import { completeOf, seenOf, type Seen } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';

export const unknownNamespace: WorkspaceRule = {
  id: 'unknown-namespace',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  sees: 'drawn',
  summary: 'An AuthorizationPolicy names a namespace that does not exist.',
  why: 'A source in a namespace that is misspelt never matches: an ALLOW then lets nobody in, and a DENY keeps nobody out.',
  source: 'istio/istio pkg/config/analysis/analyzers/authz/authorizationpolicies.go, analyzeNamespaceNotFound',
  check: (input) => {
    const names = seenOf(input, 'Namespace').map(({ name }) => name);
    return names.length === 0
      ? []
      : completeOf(input, 'AuthorizationPolicy').flatMap((each) => checkPolicy(each, names));
  },
};

function checkPolicy({ resource, spec }: Seen, names: readonly string[]): readonly Report[] {
  return listIn(spec, 'rules').flatMap((rule, index) =>
    listIn(rule, 'from').flatMap((from, at) =>
      ['namespaces', 'notNamespaces'].flatMap((key) =>
        listIn(recordIn(from, 'source'), key).flatMap((written, place): readonly Report[] => {
          if (typeof written !== 'string' || names.some((name) => matches(name, written))) return [];
          return [
            {
              resource,
              path: ['spec', 'rules', index, 'from', at, 'source', key, place],
              message: `This source probably matches nothing: no Namespace ${written === '' ? 'with an empty name' : written} is in the files. Correct the name, or add the Namespace.`,
              code: 'IST0101',
              refType: 'namespace',
              ref: 'IST0101-ap-ns',
            },
          ];
        }),
      ),
    ),
  );
}

/** A `*` in front or behind stands for any text; else case does not count (authorizationpolicies.go, namespaceMatch). */
function matches(name: string, pattern: string): boolean {
  if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
  if (pattern.endsWith('*')) return name.startsWith(pattern.slice(0, -1));
  return name.toLowerCase() === pattern.toLowerCase();
}
