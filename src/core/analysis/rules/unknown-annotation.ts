import { closest } from '../../schema';
import { annotationsOf, type Annotated } from '../istioctl/annotated';
import { annotationNames } from '../istioctl/annotations';
import { remedyIn } from '../istioctl/remedy';
import type { Report, WorkspaceRule } from '../rule';

export const unknownAnnotation: WorkspaceRule = {
  id: 'unknown-annotation',
  scope: 'workspace',
  layer: 'analyze',
  severity: 'warning',
  codes: ['IST0108'],
  sees: 'drawn',
  summary: 'An annotation with a prefix of Istio is none of Istio’s.',
  why: 'Nothing reads it, so what it was meant to change stays as it is, and nobody is told.',
  source:
    'istio/istio pkg/config/analysis/analyzers/annotations/annotations.go (allowAnnotations); istio/api annotation/annotations.yaml',
  check: (input) =>
    annotationsOf(input)
      .filter(({ known }) => known === undefined)
      .map(reportUnknown),
};

function reportUnknown({ seen, name, path, kind }: Annotated): Report {
  const { resource } = seen;
  const meant = closest(name, annotationNames);
  const isFree = meant !== undefined && seen.annotations[meant] === undefined;
  const advice = meant === undefined ? 'Correct its name, or remove it.' : `Write ${meant}.`;
  return {
    resource,
    path,
    part: 'key',
    message: `Istio has no annotation ${name}, so nothing reads it on this ${kind}. ${advice}`,
    code: 'IST0108',
    ref: 'IST0108',
    ...(isFree ? { fix: remedyIn(resource, `Rename to ${meant}`, [{ type: 'rename', path, name: meant }]) } : {}),
  };
}
