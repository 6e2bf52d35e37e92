import { webhookRule } from '../schema-rule';

export const internalAnnotation = webhookRule({
  id: 'internal-annotation',
  severity: 'error',
  summary: 'A resource has an annotation that Istio gives to what it makes itself.',
  why: 'istiod refuses every such resource that comes from outside, most often a copy of something that was read from the cluster.',
  source: 'istio/istio pkg/config/validation/validation.go (validateMetadata)',
});
