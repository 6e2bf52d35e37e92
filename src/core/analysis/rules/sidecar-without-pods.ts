import { labelsIn, recordIn } from '../../mesh';
import { drawsPods, podsOf, podsSelectedBy, showSelector } from '../istioctl/pods';
import { completeOf } from '../istioctl/scope';
import type { Report, WorkspaceRule } from '../rule';

export const sidecarWithoutPods: WorkspaceRule = {
  id: 'sidecar-without-pods',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'error',
  codes: ['IST0101'],
  sees: 'drawn',
  summary: 'A Sidecar selects no pod of its namespace.',
  why: 'Such a Sidecar limits nobody: the workloads that it was meant for go on seeing, and calling, all that is exported to them.',
  source: 'istio/istio pkg/config/analysis/analyzers/sidecar/selector.go, SelectorAnalyzer.Analyze',
  check: (input) => {
    if (podsOf(input).length === 0) return [];
    return completeOf(input, 'Sidecar').flatMap(({ resource, namespace, spec }): Report[] => {
      const selector = labelsIn(recordIn(spec, 'workloadSelector'), 'labels');
      if (Object.keys(selector).length === 0 || podsSelectedBy(input, selector, namespace).length > 0) return [];
      return [
        {
          resource,
          path: ['spec', 'workloadSelector', 'labels'],
          part: 'key',
          message: `This Sidecar applies to no pod: no pod of ${namespace} in the files has ${showSelector(selector)}. Correct the labels or the namespace.`,
          code: 'IST0101',
          refType: 'selector',
          ref: 'IST0101-sc-selector',
          // A design need not draw all pods of a namespace.
          ...(drawsPods(input) ? {} : { severity: 'warning' as const }),
        },
      ];
    });
  },
};
