import { annotationsOf, isInPlace, type Annotated } from '../istioctl/annotated';
import { problemOfAnnotation } from '../istioctl/annotation-values';
import { remedyIn } from '../istioctl/remedy';
import type { Report, WorkspaceRule } from '../rule';

export const invalidAnnotation: WorkspaceRule = {
  id: 'invalid-annotation',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0125'],
  sees: 'drawn',
  summary: 'The value of an annotation is not of the form that Istio reads.',
  why: 'The injector refuses such a pod. Annotations that leave traffic out of the sidecar are the usual ones, and one space behind a comma is enough.',
  source:
    'istio/istio pkg/kube/inject/validate.go (AnnotationValidation); pkg/config/analysis/analyzers/annotations/annotations.go (allowAnnotations)',
  check: (input) => annotationsOf(input).flatMap(checkAnnotation),
};

function checkAnnotation(annotated: Annotated): readonly Report[] {
  const { seen, name, value, path, known } = annotated;
  if (known?.kinds.includes('Any') === true || !isInPlace(annotated)) return [];
  const problem = problemOfAnnotation(name, value);
  if (problem === undefined) return [];
  const { resource } = seen;
  const tight = value.replace(/\s+/g, '');
  const isSpaced = tight !== value && problemOfAnnotation(name, tight) === undefined;
  const message = `${name} ${problem}. The injector refuses the pod; ${isSpaced ? 'remove the spaces' : 'correct the value'}.`;
  const fix = remedyIn(resource, 'Remove the spaces', [{ type: 'set', path, value: tight }]);
  return [{ resource, path, message, code: 'IST0125', ref: 'IST0125', ...(isSpaced ? { fix } : {}) }];
}
