import { annotationsOf, type Annotated } from '../istioctl/annotated';
import { moveRemedy } from '../istioctl/move-remedy';
import type { Report, WorkspaceRule } from '../rule';

export const deprecatedAnnotation: WorkspaceRule = {
  id: 'deprecated-annotation',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'info',
  codes: ['IST0135'],
  sees: 'drawn',
  summary: 'An annotation is deprecated.',
  why: 'A later release of Istio may no longer read it. sidecar.istio.io/inject became a label, since webhooks can select pods by labels only.',
  source:
    'istio/istio pkg/config/analysis/analyzers/annotations/annotations.go (allowAnnotations); istio/api annotation/annotations.yaml',
  check: (input) => annotationsOf(input).filter(isReported).map(reportDeprecated),
};

const inject = 'sidecar.istio.io/inject';

/** Whoever has the label of that name too keeps the annotation for older releases. */
function isReported({ known, name, seen }: Annotated): boolean {
  return known?.deprecated === true && !(name === inject && seen.labels[inject] !== undefined);
}

function reportDeprecated({ seen, name, path, kind }: Annotated): Report {
  const advice = name === inject ? 'Use the label of the same name.' : 'Remove it when nothing needs it any more.';
  return {
    resource: seen.resource,
    path,
    part: 'key',
    message: `The annotation ${name} is deprecated. ${advice}`,
    code: 'IST0135',
    ref: 'IST0135',
    // On a Deployment it had no effect, and as a label it would have one.
    ...(name === inject && kind === 'Pod'
      ? { fix: moveRemedy(seen.resource, 'Make it a label', path, ['metadata', 'labels', inject]) }
      : {}),
  };
}
