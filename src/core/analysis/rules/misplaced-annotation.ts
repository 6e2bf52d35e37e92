import { annotationsOf, isInPlace, type Annotated } from '../istioctl/annotated';
import { moveRemedy } from '../istioctl/move-remedy';
import type { Report, WorkspaceRule } from '../rule';

export const misplacedAnnotation: WorkspaceRule = {
  id: 'misplaced-annotation',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0107'],
  sees: 'drawn',
  summary: 'An annotation of Istio stands on a kind on which nothing reads it.',
  why: 'It has no effect there. The usual case is an annotation for pods on the Deployment itself, where it belongs on the pod template.',
  source:
    'istio/istio pkg/config/analysis/analyzers/annotations/annotations.go (allowAnnotations); istio/api annotation/annotations.yaml',
  check: (input) =>
    annotationsOf(input)
      .filter((each) => each.known !== undefined && !isInPlace(each))
      .map(reportMisplaced),
};

const templatePath = ['spec', 'template', 'metadata', 'annotations'];

function reportMisplaced({ seen, name, path, kind, known }: Annotated): Report {
  const belongs = kind === 'Deployment' && known?.kinds.includes('Pod') === true;
  const advice = belongs ? 'Move it to the pod template.' : 'Move it there, or remove it.';
  return {
    resource: seen.resource,
    path,
    part: 'key',
    message: `${name} is read only on ${(known?.kinds ?? []).join(' and ')}, and does nothing on a ${kind}. ${advice}`,
    code: 'IST0107',
    ref: 'IST0107',
    ...(belongs
      ? { fix: moveRemedy(seen.resource, 'Move it to the pod template', path, [...templatePath, name]) }
      : {}),
  };
}
