import { webhookRule } from '../schema-rule';

export const prefixRewriteMatch = webhookRule({
  id: 'prefix-rewrite-match',
  severity: 'error',
  summary:
    'A redirect replaces the matched beginning of the path, and a match of its route does not match by beginning.',
  why: 'istiod refuses the VirtualService: without a prefix there is nothing to replace.',
  source: 'istio/istio pkg/config/validation/validation.go (validateHTTPRedirect)',
});
