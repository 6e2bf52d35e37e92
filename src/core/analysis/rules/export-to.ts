import { webhookRule } from '../schema-rule';

export const exportTo = webhookRule({
  id: 'export-to',
  severity: 'error',
  summary:
    'exportTo names something that is no namespace, a namespace twice, or * or ~ beside others; or more than its own namespace for a DestinationRule with a workloadSelector.',
  why: 'istiod refuses the resource. A list that says two things leaves open who sees it.',
  source:
    'istio/istio pkg/config/validation/validation.go (validateExportTo); pkg/config/visibility/visibility.go (Validate)',
});
