import { podMetadataIn, type PodOwner } from '../../mesh';
import { problemOfAnnotation } from '../istioctl/annotation-values';
import { remedyIn } from '../istioctl/remedy';
import { fact, flatOf } from '../question';
import type { Report, WorkspaceRule } from '../rule';

export const refusedTemplate: WorkspaceRule = {
  id: 'refused-template',
  scope: 'workspace',
  layer: 'runtime',
  severity: 'error',
  summary: 'A pod template has an annotation whose value the injector refuses, so that no pod is made of it.',
  why: 'The template itself is taken, and istioctl analyze looks at Pods alone. The pods fail one after the other when they are made, and only events of the ReplicaSet say why.',
  source: 'istio/istio pkg/kube/inject/validate.go (AnnotationValidation), pkg/kube/inject/inject.go (injectPod)',
  check: flatOf(
    fact(({ mesh }) => mesh.podOwners),
    refusedIn,
  ),
};

/** What is not injected is refused by nobody. */
function refusedIn(owner: PodOwner): readonly Report[] {
  const { kind, resource, annotations, labels, hostNetwork } = owner;
  if (kind === 'Pod' || hostNetwork || resource.incomplete || labels['sidecar.istio.io/inject'] === 'false') return [];
  return Object.entries(annotations).flatMap(([name, value]): readonly Report[] => {
    const problem = problemOfAnnotation(name, value);
    if (problem === undefined) return [];
    const path = [...podMetadataIn(kind), 'annotations', name];
    const tight = value.replace(/\s+/g, '');
    const isSpaced = tight !== value && problemOfAnnotation(name, tight) === undefined;
    const advice = isSpaced ? 'Remove the spaces' : 'Correct the value';
    const message = `${name} ${problem}. The injector refuses pods of this ${kind}, so that none is made. ${advice}.`;
    const fix = remedyIn(resource, 'Remove the spaces', [{ type: 'set', path, value: tight }]);
    return [{ resource, path, message, ...(isSpaced ? { fix } : {}) }];
  });
}
